"""Refused rows as files of the format that they came in."""

import codecs
import csv
import io
from datetime import date

import openpyxl
import pytest
from django.utils import translation

from stocktaking.importing.reading import recognised
from stocktaking.importing.writing import writer
from tests.stocktaking.importing.workbooks import (
    GOOD,
    HEADER,
    book_of,
    cell,
    saved,
    text,
    with_sheet,
)

ROW = ["a", "Radio", "stocktaking", "Report"]
REASON = "Too “short”, and more"


def handed_back(file, path, reason=REASON):
    """Every line of FILE as if it were refused."""
    with recognised(file) as source:
        back = writer(source, path)
        for line in source.lines():
            back.add(line, reason)
        back.finish()
    return path.read_bytes()


def csv_of(*rows, codec="utf-8", mark=b"", separator=",", header=HEADER):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows([header, *rows])
    return io.BytesIO(mark + file.getvalue().encode(codec))


def read(raw):
    """Values by key and problems of each row."""
    with recognised(io.BytesIO(raw)) as source:
        return [(line.values, line.problems) for line in source.lines()]


@pytest.mark.parametrize(
    ("codec", "mark", "separator"),
    [
        ("utf-8", b"", ","),
        ("utf-8", codecs.BOM_UTF8, ";"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "\t"),
        ("utf-16-be", b"", "|"),
        ("cp1252", b"", ";"),
    ],
)
def test_csv_keeps_encoding_separator_and_headers(tmp_path, codec, mark, separator):
    words = ["a", 'Café d\u2019été, "chez nous"\net plus', "stocktaking", "Rapport", ""]
    header = ["id", "Titre", "COLLECTION", "source", " Pays"]
    file = csv_of(words, codec=codec, mark=mark, separator=separator, header=header)

    raw = handed_back(file, tmp_path / "back")

    assert raw.startswith(mark)
    lines = io.StringIO(raw.removeprefix(mark).decode(codec), newline="")
    assert list(csv.reader(lines, delimiter=separator)) == [
        [*header, "Reason"],
        [*words, REASON],
    ]


def test_no_cell_of_a_csv_file_is_a_formula(tmp_path):
    words = ["-a", "=1+1", "+stocktaking", "@Report", "\tNP"]

    raw = handed_back(csv_of(words), tmp_path / "back", reason="=EVIL()")

    _header, cells = csv.reader(io.StringIO(raw.decode(), newline=""))
    assert cells == ["'-a", "'=1+1", "'+stocktaking", "'@Report", "'\tNP", "'=EVIL()"]
    ((values, _problems),) = read(raw)
    assert list(values.values()) == [*words[:4], ["NP"]]


def test_csv_that_is_refused_again_has_one_reason(tmp_path):
    first = handed_back(
        csv_of(["'=a", "'-b", "x", "y", "NP", "beyond"]), tmp_path / "1"
    )

    second = handed_back(io.BytesIO(first), tmp_path / "2", reason="Other")

    _header, cells = csv.reader(io.StringIO(second.decode(), newline=""))
    assert cells == ["''=a", "''-b", "x", "y", "NP", "Other", "beyond"]
    header, *_rows = csv.reader(io.StringIO(second.decode(), newline=""))
    assert header == [*HEADER, "Reason"]


def test_byte_that_is_no_text_comes_back_as_it_was(tmp_path):
    file = io.BytesIO(csv_of(ROW).getvalue().replace(b"Radio", b"Caf\xe9"))

    assert b"Caf\xe9" in handed_back(file, tmp_path / "back")


def test_reason_keeps_the_letters_that_the_encoding_has(tmp_path):
    file = csv_of(["a", "Café d\u2019été à Genève", "x", "y"], codec="cp1252")

    with translation.override("ar"):
        raw = handed_back(file, tmp_path / "back", reason="Café مقهى")

    header, row = csv.reader(io.StringIO(raw.decode("cp1252"), newline=""))
    assert header == [*HEADER, "reason"]
    assert row[-1] == "Café ????"


@pytest.mark.parametrize(
    ("language", "header"), [("fr", "Motif"), ("zh-hans", "原因"), ("ar", "السبب")]
)
def test_header_of_the_reasons_is_in_the_language_of_the_reader(
    tmp_path, language, header
):
    with translation.override(language):
        raw = handed_back(csv_of(ROW), tmp_path / "back")

    assert raw.decode().splitlines()[0].split(",")[-1] == header
    ((values, problems),) = read(raw)
    assert (list(values), problems) == (HEADER, {})


def cells_of(raw):
    rows = openpyxl.load_workbook(io.BytesIO(raw)).active.iter_rows()
    return [[(cell.value, cell.data_type) for cell in row] for row in rows]


def test_workbook_keeps_numbers_days_and_texts(tmp_path):
    header = [*HEADER, "Fin", "Budget", "SDGs"]
    words = ["+a", "-1+1\r\n\t_x0041_", "@x", "y", None, date(2016, 5, 31), 1234.5, 9]
    words[1] = words[1].replace("\r", "_x000D_").replace("_x0041_", "_x005F_x0041_")
    book = book_of(words, name="Fiches", header=header)

    raw = handed_back(saved(book), tmp_path / "back")

    found = openpyxl.load_workbook(io.BytesIO(raw))
    assert found.sheetnames == ["Fiches"]
    titles, row = cells_of(raw)
    assert [value for value, _kind in titles] == [*header, "Reason"]
    assert [kind for _value, kind in row] == [
        "s",
        "s",
        "s",
        "s",
        "n",
        "d",
        "n",
        "n",
        "s",
    ]
    ((values, problems),) = read(raw)
    assert problems == {}
    assert values["title"] == "-1+1\r\n\t_x0041_"
    assert (values["year_end"], values["budget_value"]) == ("2016-05-31", "1234.5")


def test_formula_and_mistake_of_a_workbook_are_refused_again(tmp_path):
    cells = [text("a"), cell("<f>1+1</f><v>2</v>"), cell("<v>#REF!</v>", 't="e"')]
    file = with_sheet(f"<row>{''.join(cells)}{text('Report')}</row>")

    raw = handed_back(file, tmp_path / "back")

    _header, row = cells_of(raw)
    assert row[:3] == [("a", "s"), ("=1+1", "s"), ("#REF!", "e")]
    ((_values, problems),) = read(raw)
    assert {key: p[0].code for key, p in problems.items()} == {
        "title": "formula",
        "collection": "cell-error",
    }


def test_letter_that_cannot_be_stored_comes_back_as_it_was(tmp_path):
    row = f"<row>{GOOD}</row>".replace("Radio", "a_x0000__xD800_")

    ((values, problems),) = read(handed_back(with_sheet(row), tmp_path / "back"))

    assert problems["title"][0].code == "not-storable"
    assert "title" not in values


def test_file_is_not_touched_before_a_row_is_refused(tmp_path):
    path = tmp_path / "back"
    path.write_text("being corrected")
    for file in (csv_of(ROW), saved(book_of(ROW)), io.BytesIO(b'{"id": "a"}')):
        with recognised(file) as source:
            writer(source, path).finish()

    assert path.read_text() == "being corrected"


def test_json_comes_back_with_the_digits_and_names_that_it_had(tmp_path):
    row = b'{"id": 1, "budget": 10.10, "sdgs": [9, 1.50], "x": {"y": null}, "z": true}'

    raw = handed_back(io.BytesIO(row), tmp_path / "back", reason="Why")

    assert raw == row[:-1] + b', "reason": "Why"}\n'
    again = handed_back(io.BytesIO(raw), tmp_path / "again", reason="Again")
    assert again == row[:-1] + b', "reason": "Again"}\n'


def test_json_that_cannot_be_read_comes_back_under_one_key(tmp_path):
    raw = handed_back(io.BytesIO(b'{"id": "a"'), tmp_path / "back", reason="Why")

    assert raw == b'{"unreadable": "{\\"id\\": \\"a\\"", "reason": "Why"}\n'
    ((_values, problems),) = read(raw)
    assert problems["unreadable"][0].code == "unknown-field"


@pytest.mark.parametrize("made", [csv_of, lambda *rows: saved(book_of(*rows))])
def test_header_stands_once_above_all_refused_rows(tmp_path, made):
    raw = handed_back(made(ROW, ["b", *ROW[1:]]), tmp_path / "back")

    assert [values["id"] for values, _problems in read(raw)] == ["a", "b"]
