"""A register as a workbook for spreadsheets: a row a record, as in CSV."""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook as Book
from openpyxl.cell import WriteOnlyCell

from stocktaking.api.exports import File, cells, columns
from stocktaking.importing.reading.strings import escaped
from stocktaking.registers import Public
from wsis_portal.errors import SENTENCES, InvalidQuestion, Problem
from wsis_portal.pages import LARGEST_WORKBOOK

LONGEST = 32_767  # letters that a cell holds

SENTENCES["too-many-for-workbook"] = _(
    "An Excel file holds up to %(most)d records, and these are %(total)d. Take CSV, or"
    " narrow the search."
)


class Workbook(File):
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"

    @property
    def kind(self) -> str:
        return self.media_type

    def sent(self, rows: Iterable[Public], names: Sequence[str]) -> HttpResponseBase:
        book = Book(write_only=True)
        sheet = book.create_sheet("WSIS Stocktaking")
        sheet.freeze_panes = "A2"
        sheet.append(columns(names))
        for row in rows:
            sheet.append([cell(sheet, v) for name in names for v in cells(row, name)])
        file = TemporaryFile()  # noqa: SIM115  (closed with the answer)
        book.save(file)
        file.seek(0)
        return FileResponse(file, content_type=self.kind)


def cell(sheet: Any, value: Any) -> Any:
    """A text is stored as text, also where it looks like a formula."""
    if not isinstance(value, str):
        return value
    found = WriteOnlyCell(sheet, value="")
    found.value = escaped(value[:LONGEST])
    found.data_type = "s"
    found.quotePrefix = value.startswith("=")
    return found


def check_fits(total: int) -> None:
    """Raises InvalidQuestion for more records than a workbook takes."""
    if total > LARGEST_WORKBOOK:
        params = {"most": LARGEST_WORKBOOK, "total": total}
        raise InvalidQuestion({"format": [Problem("too-many-for-workbook", params)]})
