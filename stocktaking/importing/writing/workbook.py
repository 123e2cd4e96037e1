"""Refused rows as a workbook, each value as it was stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.cell import WriteOnlyCell

from stocktaking.importing.keys import REASON
from stocktaking.importing.reading import Line
from stocktaking.importing.reading.cells import Mistake
from stocktaking.importing.reading.columns import label
from stocktaking.importing.reading.strings import escaped
from stocktaking.importing.reading.workbook import Workbook
from stocktaking.importing.writing.rows import beside

DIGITS = 15
"""Of a number, as spreadsheets keep them: a longer one is written as text."""


@dataclass
class WorkbookWriter:
    path: Path
    source: Workbook
    is_begun: bool = field(default=False, init=False)

    @cached_property
    def book(self) -> Book:
        """Rows wait in a file of their own until the workbook is saved."""
        return Book(write_only=True)

    @cached_property
    def sheet(self) -> Any:
        return self.book.create_sheet(self.source.sheet.name)

    def add(self, line: Line, reason: str) -> None:
        headers = self.source.columns.own_headers
        if not self.is_begun:
            self.write(beside(headers, len(headers), label(REASON)))
            self.is_begun = True
        self.write(beside(line.typed, len(headers), reason))

    def write(self, cells: Sequence[Any]) -> None:
        self.sheet.append([self.cell(value) for value in cells])

    def cell(self, value: Any) -> Any:
        """Text is stored as text, also where it looks like a formula; and a mistake of
        the spreadsheet as what it is, not as a word.
        """
        if isinstance(value, int) and abs(value) >= 10**DIGITS:
            value = str(value)
        if not isinstance(value, str):
            return value
        cell = WriteOnlyCell(self.sheet, value="")
        cell.value = escaped(value)
        cell.data_type = "e" if isinstance(value, Mistake) else "s"
        cell.quotePrefix = value.startswith("=")
        return cell

    def finish(self) -> None:
        if self.is_begun:
            self.book.save(self.path)
