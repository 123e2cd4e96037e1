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

from stocktaking.bulk.columns import HELP, NEEDED
from stocktaking.bulk.lists import CLOSED, CodeList, code_lists
from stocktaking.bulk.meaning import EXAMPLE
from stocktaking.bulk.reading import MOST_ROWS
from stocktaking.choices import ActivityType, Area, Level, Stage, StakeholderType
from stocktaking.importing.reading.columns import label, table
from wsis_portal.languages import short

MARK = "\ufeff"  # by which spreadsheets know UTF-8
SEMICOLON = {"fr", "es", "ru"}
"""Where a comma parts the decimals, spreadsheets part cells by semicolons."""
WIDE = {"title", "fact_note", "description", "organisation", "partners", "url"}
TEXT = "@"  # so that a spreadsheet makes no day of a month
BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")


def header() -> list[str]:
    return [label(key) for key in HELP]


def example() -> list[str]:
    """A row in which every value is as it should be; its number says what it is."""
    values = {
        "id": EXAMPLE,
        "title": gettext("Village radio"),
        "language": reader(),
        "fact_note": gettext("Farmers hear the prices of the market every morning."),
        "organisation": gettext("Radio Trust"),
        "organisation_type": str(StakeholderType.CIVIL_SOCIETY.label),
        "activity_type": str(ActivityType.PROJECT.label),
        "stage": str(Stage.ONGOING.label),
        "level": str(Level.NATIONAL.label),
        "country": "SN",
        "area": str(Area.APPLICATIONS.label),
        "year_start": "2024-05",
        "year_end": "2027",
        "languages": "fr; wo",
        "action_lines": "C3; C7-EAGRICULTURE",
        "targets": "e",
        "sdgs": "2; 9",
        "url": "https://radio.example.org/",
        "budget_value": "125000.00",
        "currency": "USD",
    }
    return [values.get(key, "") for key in HELP]


def reader() -> str:
    return short(get_language() or "en")


def separated(rows: Iterable[Sequence[str]]) -> bytes:
    """As a spreadsheet of the reader's language opens it."""
    text = io.StringIO(newline="")
    table_ = csv.writer(text, delimiter=";" if reader() in SEMICOLON else ",")
    table_.writerows(rows)
    return (MARK + text.getvalue()).encode()


def as_csv() -> bytes:
    return separated([header(), example()])


def lists_as_csv() -> bytes:
    """All code lists in one table."""
    names = [gettext("Column"), gettext("Code"), gettext("Name")]
    rows = [[label(one.key), *row] for one in code_lists() for row in one.rows]
    return separated([names, *rows])


def as_workbook() -> bytes:
    """The sheet to fill in comes first, and is found by its name."""
    book: Any = Workbook()
    lists = list(code_lists())
    fill(book.active)
    explain(book.create_sheet(sheet_name(gettext("What to write"))))
    for one in lists:
        add_list(book, one)
    offer(book.worksheets[0], book, lists)
    if get_language() == "ar":
        for sheet in book.worksheets:
            sheet.sheet_view.rightToLeft = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def fill(sheet: Any) -> None:
    sheet.title = records_name()
    sheet.append(header())
    sheet.append(example())
    sheet.freeze_panes = "C2"
    for place, key in enumerate(HELP, 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = 40 if key in WIDE else 18
        sheet.column_dimensions[letter].number_format = TEXT
        sheet.cell(1, place).font = BOLD
        for row in (1, 2):
            sheet.cell(row, place).alignment = WRAPPED
            sheet.cell(row, place).number_format = TEXT


def records_name() -> str:
    """What readers know the sheet by, in the reader's language."""
    places = ["en", "fr", "es", "ar", "zh", "ru"]
    names: list[str] = table()["sheets"]
    return names[2 * places.index(reader())]


def explain(sheet: Any) -> None:
    sheet.append([gettext("Column"), gettext("Needed"), gettext("What to write")])
    for key, words in HELP.items():
        needed = gettext("yes") if key in NEEDED else ""
        sheet.append([label(key), needed, str(words)])
    finish(sheet, (32, 10, 90))


def add_list(book: Any, one: CodeList) -> None:
    sheet = book.create_sheet(sheet_name(str(one.title)))
    sheet.append([gettext("Code"), gettext("Name")])
    for row in one.rows:
        sheet.append(row)
    finish(sheet, (24, 80))


def finish(sheet: Any, widths: Iterable[int]) -> None:
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.cell(1, place).font = BOLD


def sheet_name(words: str) -> str:
    """Excel takes 31 letters, and some not at all."""
    return "".join(c for c in words if c not in "[]:*?/\\'")[:31]


def offer(sheet: Any, book: Any, lists: list[CodeList]) -> None:
    """The names of closed lists drop down in the cells that take one of them."""
    closed = {key for key, _title, _choices in CLOSED} - {"partners"}
    for one in lists:
        if one.key not in {*closed, "country"}:
            continue
        letter = get_column_letter([*HELP].index(one.key) + 1)
        name, last = book[sheet_name(str(one.title))].title, len(one.rows) + 1
        choice: Any = DataValidation("list", formula1=f"'{name}'!$B$2:$B${last}")
        choice.showErrorMessage = False  # several countries, or a code, are as good
        choice.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
        sheet.add_data_validation(choice)
