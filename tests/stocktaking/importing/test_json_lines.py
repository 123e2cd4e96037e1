import io
from decimal import Decimal

import pytest

from stocktaking.importing.reading.json_lines import LONGEST, SHOWN, JsonLines


def read(file):
    return JsonLines(file).lines()


def lines(*raw, end=b"\n"):
    return list(read(io.BytesIO(end.join(raw))))


def found(*raw, end=b"\n"):
    """Number, keys of the values and codes of the problems of each line."""
    return [
        (
            line.number,
            sorted(line.values),
            {k: p[0].code for k, p in line.problems.items()},
        )
        for line in lines(*raw, end=end)
    ]


def test_lines_keep_their_numbers_across_empty_ones():
    read_lines = found(b'{"id": "a"}', b"", b"  \t", b'{"id": "b"}', b"")

    assert read_lines == [(1, ["id"], {}), (4, ["id"], {})]


def test_windows_line_ends_and_byte_order_mark_are_no_part_of_a_row():
    raw = [b'\xef\xbb\xbf{"id": "a"}', b"", b'{"id": "b"}', b""]

    assert found(*raw, end=b"\r\n") == [(1, ["id"], {}), (3, ["id"], {})]


def test_byte_order_mark_is_refused_anywhere_else():
    raw = [b'{"id": "a"}', b'\xef\xbb\xbf{"id": "b"}']

    assert found(*raw)[1] == (2, ["unreadable"], {"line": "line-not-json"})


def test_separators_of_unicode_end_no_line():
    raw = ['{"title": "a\u2028b\u0085c"}'.encode(), b'{"id": "b"}']

    assert [line.values for line in lines(*raw)] == [
        {"title": "a\u2028b\u0085c"},
        {"id": "b"},
    ]


@pytest.mark.parametrize(
    ("raw", "code", "params"),
    [
        (b'{"id": "a"', "line-not-json", {"place": 11}),
        (b'{"id": "a"} {}', "line-not-json", {"place": 13}),
        (b'{"budget_value": NaN}', "line-not-json", {"place": 1}),
        (b'{"year_start": ' + b"9" * 5000 + b"}", "line-not-json", {"place": 1}),
        (b"[" * 100_000, "line-not-json", {"place": 1}),
        (b'{"title": "caf\xe9"}', "line-not-utf-8", {"place": 15}),
        (b'["id"]', "line-not-an-object", {}),
        (b'[{"id": "a"},', "line-not-an-object", {}),
        (b"null", "line-not-an-object", {}),
        (b'{"id": "a", "id": "b"}', "key-twice", {"value": "id"}),
    ],
)
def test_line_that_is_no_row_is_refused_and_the_next_one_read(raw, code, params):
    broken, good = lines(raw, b'{"id": "good"}')

    (problem,) = broken.problems["line"]
    assert (problem.code, problem.params) == (code, params)
    assert broken.values == {"unreadable": raw.decode(errors="replace")[:SHOWN]}
    assert (good.number, good.values) == (2, {"id": "good"})


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("more", [1, 3, LONGEST, 3 * LONGEST + 7])
def test_line_that_is_too_long_is_skipped_whole(more, end):
    long = b'{"title": "' + b"x" * (LONGEST - 13 + more) + b'"}'
    assert len(long) == LONGEST + more

    read_lines = lines(b'{"id": "a"}', long, b'{"id": "b"}', end=end)

    assert [line.number for line in read_lines] == [1, 2, 3]
    (problem,) = read_lines[1].problems["line"]
    assert (problem.code, problem.params) == ("line-too-long", {"limit": LONGEST})
    assert len(read_lines[1].values["unreadable"]) == SHOWN
    assert read_lines[2].values == {"id": "b"}


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_line_of_the_greatest_length_is_read(end):
    long = b'{"title": "' + b"x" * (LONGEST - 13) + b'"}'
    assert len(long) == LONGEST

    (line,) = read(io.BytesIO(long + end))

    assert line.problems == {}
    assert len(line.values["title"]) == LONGEST - 13


@pytest.mark.parametrize(
    ("raw", "name", "code"),
    [
        (b'{"colour": null}', "colour", "unknown-field"),
        (b'{"title": 5}', "title", "wrong-type"),
        (b'{"year_start": true}', "year_start", "wrong-type"),
        (b'{"year_start": 2014.0}', "year_start", "wrong-type"),
        (b'{"budget_value": [1]}', "budget_value", "wrong-type"),
        (b'{"action_lines": "C1"}', "action_lines", "wrong-type"),
        (b'{"action_lines": [1]}', "action_lines", "wrong-type"),
        (b'{"sdgs": [3, "4"]}', "sdgs", "wrong-type"),
        (b'{"sdgs": {"3": 1}}', "sdgs", "wrong-type"),
        (b'{"title": "a\\u0000b"}', "title", "not-storable"),
        (b'{"action_lines": ["C1", "\\ud800"]}', "action_lines", "not-storable"),
    ],
)
def test_key_or_value_that_does_not_belong_is_named(raw, name, code):
    assert found(raw) == [(1, [name], {name: code})]


def test_every_wrong_key_of_a_row_is_named():
    assert found(b'{"colour": 1, "title": 5, "id": "a"}') == [
        (
            1,
            ["colour", "id", "title"],
            {"colour": "unknown-field", "title": "wrong-type"},
        )
    ]


def test_amounts_keep_their_digits_and_nulls_are_no_problem():
    (line,) = lines(b'{"budget_value": 10.10, "url": null, "sdgs": null}')

    assert line.problems == {}
    assert line.values == {"budget_value": Decimal("10.10"), "url": None, "sdgs": None}


def test_pairs_of_surrogates_are_letters():
    (line,) = lines(b'{"title": "\\ud83d\\udcfb"}')

    assert (line.values, line.problems) == ({"title": "\U0001f4fb"}, {})


def test_lines_are_read_as_often_as_they_are_asked():
    long = b"x" * (2 * LONGEST)
    source = JsonLines(
        io.BytesIO(b"\n".join([b"{}", b"", b"  ", long, b"no json", b""]))
    )

    assert [len(list(source.lines())) for _ in range(2)] == [3, 3]


def test_key_has_other_names_and_is_called_as_it_was_typed():
    (line,) = lines(
        b'{"summary": "a", "countries": ["NP"], "title:fr": "b", "links": "c"}'
    )

    assert line.problems == {}
    assert line.values == {
        "fact_note": "a",
        "country": ["NP"],
        "title:fr": "b",
        "url": "c",
    }
    assert [line.name(key) for key in line.values] == [
        "summary",
        "countries",
        "title:fr",
        "links",
    ]


@pytest.mark.parametrize(
    "raw", [b'{"summary": 1, "fact_note": 2}', b'{"url": 1, "links": 2}']
)
def test_two_names_of_one_key_are_refused(raw):
    (line,) = lines(raw)

    assert line.problems["line"][0].code == "key-twice"


@pytest.mark.parametrize(
    "name", ["colour:fr", "country:fr", "title:french", "title:", "unreadable"]
)
def test_only_texts_are_in_several_languages(name):
    (line,) = lines(b'{"%s": "a"}' % name.encode())

    assert line.problems[name][0].code == "unknown-field"


def test_reason_of_a_refused_row_is_not_read():
    assert found(b'{"id": "a", "reason": "country: ..."}') == [(1, ["id"], {})]
