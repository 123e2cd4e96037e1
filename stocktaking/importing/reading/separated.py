"""CSV: text with a separator, the values in quotation marks where they need it."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO, TextIO

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stocktaking.importing.keys import HISTORIC, Asked
from stocktaking.importing.reading import table
from stocktaking.importing.reading.columns import Columns, headers
from stocktaking.importing.reading.encodings import Encoding, encoding_of
from stocktaking.importing.reading.line import LINE, Line
from stocktaking.importing.vocabulary import fold
from wsis_portal.errors import SENTENCES, Problem, Refusal

LONGEST = 131_072  # characters of a record, as of a field in Python's csv
SEPARATORS = {
    ",": _("commas"),
    ";": _("semicolons"),
    "\t": _("tabs"),
    "|": _("vertical bars"),
}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

SENTENCES |= {
    "quotes": _(
        "The quotation marks of the record that begins in row %(row)d do not match."
        " Write each one inside a value twice, and one at its end."
    ),
    "record-too-long": _(
        "The record that begins in row %(row)d is longer than %(limit)d characters."
        " See whether a quotation mark is not closed."
    ),
    "row-cut": _(
        "The row has fewer cells than the header, and one of them goes on over several"
        " lines. See whether a quotation mark is not closed."
    ),
    "text-cut": _("The file ends in the middle of a letter. It may not be whole."),
}


@dataclass(frozen=True)
class Separated:
    """FILE is read from its beginning, as often as it is asked."""

    file: BinaryIO
    encoding: Encoding
    separator: str
    columns: Columns

    @property
    def said(self) -> str:
        return gettext("Read as CSV: %(encoding)s, separated by %(separator)s.") % {
            "encoding": self.encoding.said,
            "separator": SEPARATORS[self.separator],
        }

    def lines(self) -> Iterator[Line]:
        """Raises Refusal where the file cannot be understood any more."""
        handed_back = self.columns.reason is not None
        rows = records(self.file, self.encoding, self.separator)
        if handed_back:
            rows = ((n, [harmless(cell) for cell in cells]) for n, cells in rows)
        for line in table.lines(rows, self.columns):
            is_cut = len(line.typed) < len(self.columns.own_headers)
            yield suspected(line) if is_cut else line


def suspected(line: Line) -> Line:
    """LINE has too few cells. Spreadsheets leave out empty ones at the end; but where
    one goes on over several lines it may have swallowed the rows below.
    """
    if not any("\n" in cell or "\r" in cell for cell in line.typed):
        return line
    return replace(line, problems={**line.problems, LINE: [Problem("row-cut")]})


def separated(file: BinaryIO, asked: Asked = HISTORIC) -> Separated:
    """Raises Refusal."""
    encoding = encoding_of(file)
    separator = separator_of(first_record(file, encoding), asked)
    columns = table.header(records(file, encoding, separator), asked)
    return Separated(file, encoding, separator, columns)


def first_record(file: BinaryIO, encoding: Encoding) -> str:
    """The beginning of the file up to the first separator line or header."""
    with text_of(file, encoding) as text:
        for line in iter(lambda: text.readline(LONGEST), ""):
            if line.strip():
                return line
    raise Refusal("file-empty")


def separator_of(line: str, asked: Asked) -> str:
    """What parts LINE into the most headers that are known, or else cells."""
    if is_hint(line):
        return line.strip()[4]
    known = headers(asked).codes

    def parts(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([line], delimiter=separator), [])
        return sum(fold(cell) in known for cell in cells), len(cells)

    return max(SEPARATORS, key=parts)


def is_hint(line: str) -> bool:
    """“sep=;” is what some spreadsheets write, and read, before the header."""
    return line.strip(" \r\n").lower() in {f"sep={mark}" for mark in SEPARATORS}


@contextmanager
def text_of(file: BinaryIO, encoding: Encoding) -> Iterator[TextIO]:
    file.seek(len(encoding.mark))
    text = io.TextIOWrapper(file, encoding.codec, errors=encoding.errors, newline="")
    try:
        yield text
    except UnicodeDecodeError as error:  # other bytes become halves of letters
        raise Refusal("text-cut") from error
    finally:
        if not file.closed:
            text.detach()


def records(
    file: BinaryIO, encoding: Encoding, separator: str
) -> Iterator[tuple[int, Sequence[str]]]:
    """The number of the line where each begins, and its cells. Raises Refusal."""
    with text_of(file, encoding) as text:
        lines = Lines(text)
        reader = csv.reader(lines, delimiter=separator, strict=True)
        while True:
            first = lines.begin()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise Refusal("quotes", row=first) from error
            if not (first == 1 and is_hint(separator.join(cells))):
                yield first, cells


class Lines:
    """The lines of a text, numbered as an editor does, and none of them without end:
    a quotation mark that is not closed would bring the rest of the file into memory.
    """

    def __init__(self, text: TextIO) -> None:
        self.text = text
        self.number = 0
        self.first = 1
        self.length = 0

    def begin(self) -> int:
        """A new record; gives the number of its first line."""
        self.first, self.length = self.number + 1, 0
        return self.first

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self.text.readline(LONGEST + 2)
        if not line:
            raise StopIteration
        self.number += 1
        self.length += len(line)
        if self.length > LONGEST + 1:
            raise Refusal("record-too-long", row=self.first, limit=LONGEST)
        return line


def harmless(cell: str) -> str:
    """CELL without the apostrophe that defused() has put before it."""
    inside = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and inside.startswith(DANGEROUS) else cell


def defused(cell: str) -> str:
    """CELL as no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(DANGEROUS) else cell
