"""Rows of cells, as a CSV file and a workbook have them, become lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from stocktaking.importing.keys import HISTORIC, Asked
from stocktaking.importing.reading.cells import value_of
from stocktaking.importing.reading.columns import (
    Columns,
    columns_of,
    in_words,
    is_empty,
)
from stocktaking.importing.reading.line import Line
from wsis_portal.errors import SENTENCES, Problems, Refusal

SENTENCES |= {
    "file-empty": _("The file is empty."),
    "no-rows": _("The file has a header and no rows."),
    "no-header": _("There is a value, and the column has no header."),
}

Rows = Iterable[tuple[int, Sequence[Any]]]
"""Number and cells of each row."""


def header(rows: Rows, asked: Asked = HISTORIC) -> Columns:
    """The first row that is not empty. Raises InvalidHeader, or Refusal."""
    filled = ((n, cells) for n, cells in rows if not all(map(is_empty, cells)))
    first = next(filled, None)
    if not first:
        raise Refusal("file-empty")
    columns = columns_of(*first, asked)
    if not next(filled, None):
        raise Refusal("no-rows")
    return columns


def lines(rows: Rows, columns: Columns) -> Iterator[Line]:
    """The rows below the header that are not empty."""
    for number, cells in rows:
        typed = [cell for n, cell in enumerate(cells) if n != columns.reason]
        if number > columns.row and not all(map(is_empty, typed)):
            yield line(number, cells, typed, columns)


def line(
    number: int, cells: Sequence[Any], typed: Sequence[Any], columns: Columns
) -> Line:
    values: dict[str, Any] = {}
    shown: dict[str, Any] = {}
    problems: Problems = {}
    names = dict(columns.names)
    for place, cell in enumerate(cells):
        key = columns.keys.get(place, "")
        try:
            if key:
                values[key] = value_of(columns.asked.key_of(key), cell, key)
            elif place != columns.reason and not is_empty(cell):
                key = get_column_letter(place + 1)
                names[key] = in_words(place)
                raise Refusal("no-header")
        except Refusal as refusal:
            problems[key] = [refusal.problem]
        shown[key] = cell
    return Line(number, values, problems, names, typed, shown)
