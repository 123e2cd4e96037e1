"""Refused rows as CSV, in the encoding and with the separator that they came in."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stocktaking.importing.keys import REASON
from stocktaking.importing.reading import Line
from stocktaking.importing.reading.columns import label
from stocktaking.importing.reading.separated import Separated, defused
from stocktaking.importing.writing.rows import beside


@dataclass
class SeparatedWriter:
    path: Path
    source: Separated
    is_begun: bool = field(default=False, init=False)

    def add(self, line: Line, reason: str) -> None:
        """Each row is on the disk before the next one is read."""
        headers = self.source.columns.own_headers
        rows = [beside(line.typed, len(headers), self.in_its_letters(reason))]
        if not self.is_begun:
            rows.insert(0, beside(headers, len(headers), self.header()))
            self.path.write_bytes(self.source.encoding.mark)
            self.is_begun = True
        self.write(rows)

    def finish(self) -> None:
        """Nothing is left to write."""

    def header(self) -> str:
        """In the language of the reader, if the encoding has its letters."""
        said = label(REASON)
        return said if self.in_its_letters(said) == said else REASON

    def in_its_letters(self, words: str) -> str:
        """WORDS without the letters that the encoding of the file has not."""
        codec = self.source.encoding.codec
        return words.encode(codec, "replace").decode(codec)

    def write(self, rows: Sequence[Sequence[Any]]) -> None:
        codec, errors = self.source.encoding.codec, self.source.encoding.errors
        with self.path.open("a", encoding=codec, errors=errors, newline="") as file:
            table = csv.writer(file, delimiter=self.source.separator)
            for row in rows:
                table.writerow([defused(cell or "") for cell in row])
