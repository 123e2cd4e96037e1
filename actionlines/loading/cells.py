"""Reading a CSV file of the secretariat, whatever spreadsheet saved it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import DecimalField

from actionlines.loading.files import ReferenceRefused, Row
from actionlines.loading.tables import Table

NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
Line = tuple[int, list[str]]


@dataclass(frozen=True)
class Sheet:
    """The rows of a file, counted from 1 with the header, as spreadsheets count."""

    rows: list[Row]
    delimiter: str


def read_sheet(path: Path, table: Table) -> Sheet:
    """The rows of TABLE in the file. Raises ReferenceRefused, with the place."""
    text = decoded(path)
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = ";" if ";" in head and "," not in head else ","
    (_number, cells), *rest = lines(path, text, delimiter) or [(0, [])]
    names = header(table, cells)
    rows = [row_of(table, names, *line) for line in rest]
    if not rows:
        raise ReferenceRefused(f"{table.file}: there are no rows below the header.")
    return Sheet(rows, delimiter)


def decoded(path: Path) -> str:
    """The text, without the byte order mark that some programs write first."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as problem:
        raise ReferenceRefused(f"{path.name}: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        row = raw.count(b"\n", 0, problem.start) + 1
        raise ReferenceRefused(
            f"{path.name}, row {row}: this is not UTF-8. Save the file as CSV UTF-8."
        ) from problem
    if "\0" in text:
        raise ReferenceRefused(f"{path.name}: this is no text. Save the file as CSV.")
    return text


def lines(path: Path, text: str, delimiter: str) -> list[Line]:
    """Number and cells of each line that is not empty."""
    try:
        cells = csv.reader(
            io.StringIO(text, newline=""), delimiter=delimiter, strict=True
        )
        stripped = [[cell.strip() for cell in line] for line in cells]
    except csv.Error as problem:
        raise ReferenceRefused(f"{path.name}: not readable: {problem}.") from problem
    return [(n, line) for n, line in enumerate(stripped, start=1) if any(line)]


def header(table: Table, cells: list[str]) -> list[str]:
    """The names of the columns, in whatever case and order they stand."""
    names = [cell.lower() for cell in without_end(cells, 0)]
    known = ", ".join(table.plain)
    for name in names:
        if name not in table.fields:
            raise ReferenceRefused(
                f"{table.file}: the column “{name}” is unknown. Name {known}."
            )
        if names.count(name) > 1:
            raise ReferenceRefused(f"{table.file}: the column “{name}” is there twice.")
    for name in table.plain:
        if name in table.needed and name not in names:
            raise ReferenceRefused(
                f"{table.file}: the column “{name}” is missing. Name {known}."
            )
    return names


def without_end(cells: list[str], least: int) -> list[str]:
    """CELLS without empty ones at the end, which spreadsheets add; LEAST stay."""
    filled = [n for n, cell in enumerate(cells, start=1) if cell]
    return cells[: max([least, *filled[-1:]])]


def row_of(table: Table, names: list[str], number: int, cells: list[str]) -> Row:
    cells = without_end(cells, len(names))
    row = Row(table, number, dict(zip(names, cells, strict=False)))
    if len(cells) != len(names):
        raise row.refused(f"{len(cells)} cells stand under {len(names)} columns.")
    return Row(table, number, dict(typed(row)))


def typed(row: Row) -> Iterator[tuple[str, Any]]:
    """Each value as the files of reference data would hold it."""
    for name, text in row.values.items():
        column = row.table.column(name)
        is_number = isinstance(column, DecimalField)
        if is_number and not NUMBER.fullmatch(text):
            raise row.refused(f"“{name}” “{text}”: write a number such as 1.08.")
        try:
            value = column.clean(text, None)
        except ValidationError as problem:
            reason = " ".join(problem.messages)
            raise row.refused(f"“{name}” “{text}”: {reason}") from problem
        yield name, value if is_number else text
