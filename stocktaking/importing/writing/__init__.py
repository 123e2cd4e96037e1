"""Refused rows, in the format that they came in, with the reason in a last column."""

from pathlib import Path
from typing import Protocol

from stocktaking.importing.reading import Line, Source
from stocktaking.importing.reading.json_lines import JsonLines
from stocktaking.importing.reading.separated import Separated
from stocktaking.importing.writing.json_lines import JsonLinesWriter
from stocktaking.importing.writing.separated import SeparatedWriter
from stocktaking.importing.writing.workbook import WorkbookWriter


class Writer(Protocol):
    """Writes when it is first asked: without a refused row the file stays as it was."""

    def add(self, line: Line, reason: str) -> None:
        """Raises OSError."""

    def finish(self) -> None:
        """Raises OSError."""


def writer(source: Source, path: Path) -> Writer:
    match source:
        case JsonLines():
            return JsonLinesWriter(path)
        case Separated():
            return SeparatedWriter(path, source)
        case _:
            return WorkbookWriter(path, source)
