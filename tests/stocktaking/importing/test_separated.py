"""CSV files, as spreadsheets and people write them."""

import io

import pytest

from stocktaking.importing.reading import recognised
from stocktaking.importing.reading.separated import LONGEST, defused, harmless
from wsis_portal.errors import Refusal

HEADER = "id,title,collection,source,country"


def lines(text, codec="utf-8"):
    with recognised(io.BytesIO(text.encode(codec))) as source:
        return list(source.lines())


def found(text):
    """Number and values of each line, without what is empty."""
    return [
        (line.number, {k: v for k, v in line.values.items() if v is not None})
        for line in lines(text)
    ]


def refused(text, codec="utf-8"):
    with pytest.raises(Refusal) as refusal:
        lines(text, codec)
    return refusal.value.problem.code, refusal.value.problem.params


def test_row_has_the_number_of_its_first_line():
    text = f'\n{HEADER}\n\na,"Radio\nof\r\nNepal",x,y,NP\r\n\r\nb,Phones,x,y,\rc,d,x,y,'

    numbered = [(number, values["title"]) for number, values in found(text)]

    assert numbered == [(4, "Radio\nof\r\nNepal"), (8, "Phones"), (9, "d")]


@pytest.mark.parametrize(
    ("separator", "said"),
    [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")],
)
def test_separator_is_what_makes_the_headers_known(separator, said):
    text = f"{HEADER}\na,b,x,y,\n".replace(",", separator)

    with recognised(io.BytesIO(text.encode())) as source:
        assert source.said == f"Read as CSV: UTF-8, separated by {said}."
        assert next(source.lines()).values["title"] == "b"


def test_separator_may_be_hinted_in_a_line_before_the_header():
    text = f"sep=;\r\n{HEADER}\na,b,x,y,\n".replace(",", ";")

    assert found(text) == [
        (3, {"id": "a", "title": "b", "collection": "x", "source": "y"})
    ]


def test_separators_inside_the_header_do_not_count():
    languages = '"Языки, на которых ведется деятельность"'
    text = f'id;"title";collection;source;{languages}\na;b;x;y;en'

    assert found(text)[0][1]["languages"] == ["en"]


def test_cells_without_a_header_are_named_by_their_letter():
    (line,) = lines(f"{HEADER}\na,b,x,y,NP,, more ,\n")

    assert {k: p[0].code for k, p in line.problems.items()} == {"G": "no-header"}
    assert (line.name("G"), line.shown("G")) == ("column G", " more ")


def test_column_without_a_header_may_be_empty():
    text = "id,title,,collection,source\na,b,,x,y\nc,d,e,x,y\n"

    first, second = lines(text)

    assert first.problems == {}
    assert list(second.problems) == ["C"]


def test_empty_cells_at_the_end_may_be_missing():
    (line,) = lines(f"{HEADER}\na,b,x,y\n")

    assert line.problems == {}


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n"])
def test_short_row_that_goes_on_over_lines_may_have_swallowed_others(break_):
    (line,) = lines(f'{HEADER}\na,"b,x,y,NP{break_}c,d,x,y,"\n')

    assert line.problems["line"][0].code == "row-cut"


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ('a,"b,x,y,NP\nc,"d",x,y,\n', 2),
        ('a,b,x,y,NP\nc,"d,x,y,\ne,f,x,y,\n', 3),
        ('a,"b"c,x,y,NP\n', 2),
        ('a,"b\nc",x,y,\nd,"e', 4),
    ],
)
def test_quotation_marks_that_do_not_match_are_named_by_the_row(rows, first):
    assert refused(f"{HEADER}\n{rows}") == ("quotes", {"row": first})


def test_open_quotation_mark_does_not_bring_the_file_into_memory():
    row = "a,b,x,y,NP\n"
    text = f'{HEADER}\n{row}c,"d,x,y,\n' + row * LONGEST

    assert refused(text) == ("record-too-long", {"row": 3, "limit": LONGEST})


def test_line_without_end_is_refused():
    code = "record-too-long"

    assert refused(f"{HEADER}\na,{'b' * 2 * LONGEST}")[0] == code
    assert refused(f"id,title,{'x' * 2 * LONGEST}\n\na,b") == (
        code,
        {"row": 1, "limit": LONGEST},
    )


def test_record_of_the_greatest_length_is_read():
    title = "b" * (LONGEST - len("a,,x,y,"))

    ((_number, values),) = found(f"{HEADER}\na,{title},x,y,\n")

    assert len(values["title"]) == len(title)


def test_byte_that_is_no_text_is_refused_in_its_cell():
    raw = f"{HEADER}\na,Café,x,y,NP\nb,Caf".encode() + b"\xe9" + b",x,y,NP\n"

    with recognised(io.BytesIO(raw)) as source:
        first, second = source.lines()

    assert first.problems == {}
    assert {k: p[0].code for k, p in second.problems.items()} == {
        "title": "not-storable"
    }


def test_half_a_letter_is_refused_in_its_cell():
    raw = f"{HEADER}\na,b\ud800,x,y,NP\n".encode("utf-16", "surrogatepass")

    with recognised(io.BytesIO(raw)) as source:
        (line,) = source.lines()

    assert line.problems["title"][0].code == "not-storable"


def test_file_that_ends_in_the_middle_of_a_letter_is_refused():
    raw = f"{HEADER}\na,b,x,y,NP\n".encode("utf-16")

    with (
        pytest.raises(Refusal) as refusal,
        recognised(io.BytesIO(raw + b"a")) as source,
    ):
        list(source.lines())
    assert refusal.value.problem.code == "text-cut"


def test_text_that_begins_like_a_formula_is_text():
    ((_number, values),) = found(f"{HEADER}\n+a,=1+1,x,@y,\n")

    assert (values["id"], values["title"], values["source"]) == ("+a", "=1+1", "@y")


@pytest.mark.parametrize(
    "cell",
    ["=1", "+1", "-1", "@a", "\ta", "\ra", "'=1", "''-1", "a", "'a", "", "'", "a=1"],
)
def test_defused_cell_is_taken_back_exactly(cell):
    assert harmless(defused(cell)) == cell
    assert not defused(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_apostrophes_are_taken_away_in_a_file_of_refused_rows_alone():
    row = "a,'=1+1,x,y,NP"

    plain = found(f"{HEADER}\n{row}\n")
    handed_back = found(f"{HEADER},Motif\n{row},why\n")

    assert plain[0][1]["title"] == "'=1+1"
    assert handed_back[0][1]["title"] == "=1+1"
    assert set(handed_back[0][1]) == {"id", "title", "collection", "source", "country"}


def test_file_may_be_left_in_the_middle():
    file = io.BytesIO(f"{HEADER}\n{'a,b,x,y,NP' * 3}\nc,d,x,y,\n".encode())
    with recognised(file) as source:
        reading = source.lines()
        next(reading)
    file.close()

    reading.close()


@pytest.mark.parametrize("text", ["\n \n", " ", "\ufeff\n\n"])
def test_file_of_nothing_is_empty(text):
    assert refused(text)[0] == "file-empty"


def test_rows_of_nothing_are_no_rows():
    assert refused(f"{HEADER}\n,,,,\n \n")[0] == "no-rows"
