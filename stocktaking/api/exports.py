"""A register as one file: JSON Lines or CSV, written while it is sent."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.renderers import BaseRenderer

from stocktaking.registers import Public

MARK = "\ufeff"  # by which spreadsheets know UTF-8
BETWEEN = "|"  # the values of a list in one cell
RUNS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so
AT_ONCE = 500  # lines that are sent together
TEXT = ("language", "title", "summary", "description")
"""Of the original text, in the place of `texts`: a table has a row a record."""
ITEMS: Mapping[str, str] = {
    "action_lines": "{action_line}",
    "targets": "{target}",
    "sdgs": "{sdg}",
    "partners": "{role}:{organisation}",
    "links": "{url}",
    "identifiers": "{scheme}:{value}",
    "awards": "{scheme} {year}:{level}",
    "endorsements": "{country} {endorsed_on}",
}
"""What a cell says of each item of a list."""


class File(BaseRenderer):
    """One form of a whole register. DRF chooses by it; the view sends the lines."""

    charset = "utf-8"
    lines: Callable[[Iterable[Public], Sequence[str]], Iterator[str]]

    @property
    def kind(self) -> str:
        return f"{self.media_type}; charset={self.charset}"

    def sent(self, rows: Iterable[Public], names: Sequence[str]) -> HttpResponseBase:
        """ROWS with the fields NAMES, written while they are sent."""
        lines = together(self.lines(rows, names))
        return StreamingHttpResponse(lines, content_type=self.kind)

    def render(self, data: Any, *_context: Any) -> Any:
        """Of what was refused before a line was written: it is sent by itself."""
        return data


class JsonLines(File):
    media_type = "application/x-ndjson"
    format = "ndjson"

    @staticmethod
    def lines(rows: Iterable[Public], _names: Sequence[str]) -> Iterator[str]:
        write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        return (f"{write(row)}\n" for row in rows)


class Csv(File):
    media_type = "text/csv"
    format = "csv"

    @staticmethod
    def lines(rows: Iterable[Public], names: Sequence[str]) -> Iterator[str]:
        yield MARK + line(columns(names))
        for row in rows:
            yield line(safe(cell) for name in names for cell in cells(row, name))


FILES = (JsonLines, Csv)


def columns(names: Sequence[str]) -> list[str]:
    return [one for name in names for one in (TEXT if name == "texts" else [name])]


def cells(row: Public, name: str) -> list[Any]:
    value = row[name]
    if name == "texts":
        return [value[0][part] for part in TEXT]
    if isinstance(value, list):
        item = ITEMS.get(name)
        told = (item.format(**one) if item else str(one) for one in value)
        return [BETWEEN.join(told)]
    return [value]


def safe(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula, told as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUNS) else cell


def line(cells: Iterable[Any]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def file_of(
    request: HttpRequest,
    renderer: File,
    rows: Iterable[Public],
    names: Sequence[str],
    name: str,
) -> HttpResponseBase:
    """ROWS with the fields NAMES, as a file called NAME. To HEAD nothing is written."""
    if request.method == "HEAD":
        answer: HttpResponseBase = StreamingHttpResponse((), content_type=renderer.kind)
    else:
        answer = renderer.sent(rows, names)
    full = f"{name}.{renderer.format}"
    answer["Content-Disposition"] = f'attachment; filename="{full}"'
    return answer


def together(lines: Iterator[str]) -> Iterator[str]:
    while some := "".join(islice(lines, AT_ONCE)):
        yield some
