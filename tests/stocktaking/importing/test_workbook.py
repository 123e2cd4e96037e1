"""Workbooks, as spreadsheets write them."""

import io
from datetime import date

import openpyxl
import pytest

from stocktaking.importing.reading import recognised
from tests.stocktaking.importing.workbooks import (
    GOOD,
    HEADER,
    book_of,
    cell,
    file_of,
    saved,
    text,
    with_sheet,
    with_strings,
)
from wsis_portal.errors import Refusal

GIVEN = {"id": "a", "title": "Radio", "collection": "stocktaking", "source": "Report"}
ROW = list(GIVEN.values())


def lines(file, sheet=None):
    with recognised(file, sheet=sheet) as source:
        return list(source.lines())


def values(file):
    """Of the one row, without what is empty."""
    (line,) = lines(file)
    assert line.problems == {}
    return {key: value for key, value in line.values.items() if value is not None}


def problems(file):
    (line,) = lines(file)
    return {key: [problem.code for problem in p] for key, p in line.problems.items()}


def code_of(file, sheet=None):
    with pytest.raises(Refusal) as refusal:
        lines(file, sheet)
    return refusal.value.problem.code


def test_row_has_the_number_that_the_spreadsheet_shows():
    book = book_of(ROW)
    book.active.insert_rows(1, 2)
    book.active.append([])
    book.active.cell(9, 1).value = "b"
    book.active.cell(9, 2).value = "Phones"

    numbered = [(line.number, line.values["title"]) for line in lines(saved(book))]

    assert numbered == [(4, "Radio"), (9, "Phones")]


def test_column_is_named_with_its_header_and_letter():
    (line,) = lines(file_of([*ROW, "NP"]))

    assert line.name("country") == "country (column E)"
    assert line.shown("country") == "NP"


def test_values_of_every_kind_are_read():
    header = [*HEADER, "Début", "Fin", "Budget", "SDGs"]
    days = [2014, date(2016, 5, 31)]
    row = [7, *ROW[1:], None, *days, 1234.5, 9]

    assert values(saved(book_of(row, header=header))) == {
        **GIVEN,
        "id": "7",
        "year_start": "2014",
        "year_end": "2016-05-31",
        "budget_value": "1234.5",
        "sdgs": [9],
    }


def test_calendar_that_begins_in_1904_is_known():
    book = book_of([*ROW, date(2016, 5, 31)], header=[*HEADER[:4], "Fin"])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    assert values(saved(book))["year_end"] == "2016-05-31"


def test_texts_are_read_from_the_table_of_texts_and_from_the_cell():
    words = [f"<t>{word}</t>" for word in ROW]
    cells = "".join(cell(f"<v>{n}</v>", 't="s"') for n in range(4))

    shared = values(with_strings([f"<row>{cells}</row>"], *words))
    inline = values(with_sheet(f'<row r="2">{GOOD}</row>'))

    assert shared == inline == GIVEN


def test_entry_of_the_table_of_texts_may_be_in_pieces_or_empty():
    strings = [
        "<t>a</t>",
        "<r><t>Ra</t></r><r><rPr><b/></rPr><t>dio</t></r><rPh><t>aid</t></rPh>",
        "",
        "<t/>",
        "<t>stocktaking_x0020_</t>",
    ]
    cells = [cell(f"<v>{n}</v>", 't="s"') for n in (0, 1, 4, 1, 2, 3)]

    (line,) = lines(with_strings([f"<row>{''.join(cells)}</row>"], *strings))

    assert line.problems == {}
    assert list(line.values.values()) == ["a", "Radio", "stocktaking ", "Radio", None]


def test_texts_in_pieces_are_one_and_their_reading_aids_are_not_read():
    rich = (
        '<c t="inlineStr"><is><r><t>Ra</t></r><r><rPr><b/></rPr><t>dio</t></r>'
        "<rPh><t>aid</t></rPh></is></c>"
    )

    found = values(
        with_sheet(f"<row>{text('a')}{rich}{text('stocktaking')}{text('Report')}</row>")
    )

    assert found == GIVEN


@pytest.mark.parametrize(
    ("stored", "title"),
    [
        ("a_x000D__x000A_b", "a\r\nb"),
        ("a_x005F_x0041_", "a_x0041_"),
        ("_x0041_", "A"),
        ("a_xZZZZ_", "a_xZZZZ_"),
        ("سلام \U0001f4fb", "سلام \U0001f4fb"),
    ],
)
def test_escapes_of_the_format_are_letters(stored, title):
    assert values(file_of(["a", stored, "stocktaking", "Report"]))["title"] == title


@pytest.mark.parametrize("stored", ["a_x0000_", "_xD800_"])
def test_letter_that_cannot_be_stored_is_refused(stored):
    file = file_of(["a", stored, "stocktaking", "Report"])

    assert problems(file) == {"title": ["not-storable"]}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (cell("<f>A1&amp;B1</f><v>7</v>"), "formula"),
        (cell("<f>A1</f>", 't="str"'), "formula"),
        (cell('<f t="shared" si="0"/><v>7</v>'), "formula"),
        (cell("<f>[1]Sheet1!A1</f><v>7</v>"), "formula"),
        (text("=HYPERLINK(1)"), "formula"),
        (cell("<v>#REF!</v>", 't="e"'), "cell-error"),
        (cell("<v>1</v>", 't="b"'), "wrong-type"),
        (cell("<v>2016-05-31</v>", 't="d"'), "wrong-type"),
        (cell("<v>17734472422205614</v>"), "digits-lost"),
    ],
)
def test_cell_that_is_no_text_is_refused(content, code):
    row = f"<row>{text('a')}{content}{text('stocktaking')}{text('Report')}</row>"

    assert problems(with_sheet(row)) == {"title": [code]}


def test_text_of_a_formula_that_was_made_a_value_is_read():
    title = cell("<v>Radio</v>", 't="str"')
    row = f"<row>{text('a')}{title}{text('stocktaking')}{text('Report')}</row>"

    assert values(with_sheet(row)) == GIVEN


def test_number_that_is_no_day_is_refused():
    book = book_of([*ROW, 99_999_999], header=[*HEADER[:4], "Fin"])
    book.active["E2"].number_format = "yyyy-mm-dd"

    assert problems(saved(book)) == {"year_end": ["cell-error"]}


def test_hour_is_no_day():
    book = book_of([*ROW, 0.5], header=[*HEADER[:4], "Fin"])
    book.active["E2"].number_format = "h:mm"

    assert problems(saved(book)) == {"year_end": ["wrong-type"]}


def test_cells_may_lie_apart_and_say_nothing():
    row = (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2"/>'
        '<c r="C2" t="inlineStr"/><c r="D2" s="0"><v></v></c>'
        '<c r="G2" t="inlineStr"><is><t>far</t></is></c></row>'
    )

    assert problems(with_sheet(row)) == {"G": ["no-header"]}


@pytest.mark.parametrize("name", ["Records", "PROYECTOS", "\u9879\u76ee", "Записи"])
def test_sheet_with_a_known_name_is_the_one_that_is_read(name):
    book = book_of(ROW, name=name)
    book.create_sheet("Notes", 0)
    book.create_sheet("Other")

    with recognised(saved(book)) as source:
        assert source.said == f"Read as an Excel workbook, sheet “{name}”."
        assert len(list(source.lines())) == 1


def test_only_sheet_that_is_shown_is_read():
    book = book_of(ROW, name="Anything")
    book.create_sheet("Hidden", 0).sheet_state = "hidden"
    book.create_chartsheet("Chart", 0)

    assert len(lines(saved(book))) == 1


def test_sheet_is_not_guessed():
    book = book_of(ROW, name="One")
    book.create_sheet("Two")

    with pytest.raises(Refusal) as refusal:
        lines(saved(book))
    assert str(refusal.value) == "Say which sheet has the records: “One”, “Two”."


def test_sheet_is_found_by_its_name_in_any_case():
    book = book_of(ROW, name="Année 2015")
    book.create_sheet("Two")

    assert len(lines(saved(book), "ANNEE 2015")) == 1
    with pytest.raises(Refusal) as refusal:
        lines(saved(book), "Three")
    assert str(refusal.value) == (
        "There is no sheet “Three”. The sheets are: “Année 2015”, “Two”."
    )


def test_only_a_workbook_has_sheets():
    file = io.BytesIO(b"id,title")

    with pytest.raises(Refusal) as refusal, recognised(file, sheet="One"):
        pass
    assert str(refusal.value) == "Only a workbook has sheets, and this is CSV."
