"""The file to begin with: header, one example, code lists; CSV or a workbook."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import get_language, gettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from stocktaking.bulk.lists import CodeList, code_lists
from stocktaking.bulk.meaning import EXAMPLE
from stocktaking.bulk.reading import MOST_ROWS
from stocktaking.bulk.sheets import Sheet
from stocktaking.importing.reading.columns import label, sheet_names
from wsis_portal.languages import short

MARK = "\ufeff"  # by which spreadsheets know UTF-8
SEMICOLON = {"fr", "es", "ru"}
"""Where a comma parts the decimals, spreadsheets part cells by semicolons."""
WIDE = {"title", "fact_note", "description", "organisation", "partners", "url"}
TEXT = "@"  # so that a spreadsheet makes no day of a month
BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")


def header(sheet: Sheet) -> list[str]:
    return [label(key) for key in sheet.columns]


def example(sheet: Sheet) -> list[str]:
    """A row in which every value is as it should be; its number says what it is."""
    values = {**sheet.example(), "id": EXAMPLE}
    return [values.get(key, "") for key in sheet.columns]


def reader() -> str:
    return short(get_language() or "en")


def separated(rows: Iterable[Sequence[str]]) -> bytes:
    """As a spreadsheet of the reader's language opens it."""
    text = io.StringIO(newline="")
    table_ = csv.writer(text, delimiter=";" if reader() in SEMICOLON else ",")
    table_.writerows(rows)
    return (MARK + text.getvalue()).encode()


def as_csv(sheet: Sheet) -> bytes:
    return separated([header(sheet), example(sheet)])


def lists_as_csv(sheet: Sheet) -> bytes:
    """All code lists in one table."""
    names = [gettext("Column"), gettext("Code"), gettext("Name")]
    rows = [[label(one.key), *row] for one in code_lists(sheet) for row in one.rows]
    return separated([names, *rows])


def as_workbook(sheet: Sheet) -> bytes:
    """The sheet to fill in comes first, and is found by its name."""
    book: Any = Workbook()
    lists = list(code_lists(sheet))
    fill(book.active, sheet)
    explain(book.create_sheet(sheet_name(gettext("What to write"))), sheet)
    for one in lists:
        add_list(book, one)
    offer(book, sheet, lists)
    if get_language() == "ar":
        for page in book.worksheets:
            page.sheet_view.rightToLeft = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def fill(page: Any, sheet: Sheet) -> None:
    page.title = sheet_names(sheet.table)[reader()][0]
    page.append(header(sheet))
    page.append(example(sheet))
    page.freeze_panes = "C2"
    for place, key in enumerate(sheet.columns, 1):
        letter = get_column_letter(place)
        page.column_dimensions[letter].width = 40 if key in WIDE else 18
        page.column_dimensions[letter].number_format = TEXT
        page.cell(1, place).font = BOLD
        for row in (1, 2):
            page.cell(row, place).alignment = WRAPPED
            page.cell(row, place).number_format = TEXT


def explain(page: Any, sheet: Sheet) -> None:
    page.append([gettext("Column"), gettext("Needed"), gettext("What to write")])
    for key, words in sheet.columns.items():
        needed = gettext("yes") if key in sheet.needed else ""
        page.append([label(key), needed, str(words)])
    finish(page, (32, 10, 90))


def add_list(book: Any, one: CodeList) -> None:
    page = book.create_sheet(sheet_name(str(one.title)))
    page.append([gettext("Code"), gettext("Name")])
    for row in one.rows:
        page.append(row)
    finish(page, (24, 80))


def finish(page: Any, widths: Iterable[int]) -> None:
    page.freeze_panes = "A2"
    for place, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(place)].width = width
        page.cell(1, place).font = BOLD


def sheet_name(words: str) -> str:
    """Excel takes 31 letters, and some not at all."""
    return "".join(c for c in words if c not in "[]:*?/\\'")[:31]


def offer(book: Any, sheet: Sheet, lists: list[CodeList]) -> None:
    """The names of closed lists drop down in the cells that take one of them."""
    single = {"country", *(one.key for one in sheet.all_closed)} - {"partners"}
    for one in lists:
        if one.key not in single:
            continue
        letter = get_column_letter([*sheet.columns].index(one.key) + 1)
        name, last = book[sheet_name(str(one.title))].title, len(one.rows) + 1
        choice: Any = DataValidation("list", formula1=f"'{name}'!$B$2:$B${last}")
        choice.showErrorMessage = False  # several countries, or a code, are as good
        choice.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
        book.worksheets[0].add_data_validation(choice)
