"""What is looked up once for many rows of an upload."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Min

from stocktaking.bulk.cells import cell_of
from stocktaking.bulk.sheets import Sheet, sheet_of
from stocktaking.importing.reading import Line, table
from stocktaking.importing.reading.columns import Columns, columns_of
from stocktaking.importing.reading.separated import suspected
from stocktaking.importing.vocabulary import Vocabulary
from stocktaking.models import OwnNumber, Upload, UploadRow

CSV, XLSX = "csv", "xlsx"


@dataclass
class Known:
    """`first` is the first row of each own number, `numbers` what was handed in under
    it before; those of the rows that it was made for.
    """

    upload: Upload
    words: Vocabulary
    columns: Columns
    first: dict[str, int]
    numbers: dict[str, OwnNumber]

    @classmethod
    def of(
        cls,
        upload: Upload,
        rows: Iterable[UploadRow],
        words: Vocabulary | None = None,
    ) -> "Known":
        """Two queries, and those of the vocabulary where WORDS is not given."""
        values = {row.own_number for row in rows}
        same = upload.rows.filter(own_number__in=values).order_by()
        first = same.values_list("own_number").annotate(Min("number"))
        known = numbers_of(upload).filter(value__in=values)
        numbers = {one.value: one for one in known.select_related("submission")}
        words = words or Vocabulary.load()
        return cls(upload, words, columns_in(upload), dict(first), numbers)

    @cached_property
    def sheet(self) -> Sheet:
        return sheet_of(self.upload.register)

    @cached_property
    def keys(self) -> set[str]:
        return {*self.columns.keys.values()}

    def line(self, row: UploadRow) -> Line:
        return line_of(row, self.columns, self.upload.table["format"])


def columns_in(upload: Upload) -> Columns:
    """As the header of the file was read."""
    asked = sheet_of(upload.register).stored
    return columns_of(upload.table["row"], upload.table["headers"], asked)


def line_of(row: UploadRow, columns: Columns, format_: str) -> Line:
    """The row as it stood in the file, or as it was corrected."""
    cells: list[Any] = [cell_of(cell) for cell in row.cells]
    typed = [cell for n, cell in enumerate(cells) if n != columns.reason]
    line = table.line(row.number, cells, typed, columns)
    if format_ == CSV and len(typed) < len(columns.own_headers):
        return suspected(line)
    return replace(line, typed=typed)


def scope_of(upload: Upload) -> dict[str, Any]:
    """Whose numbers they are, the organisation's or the person's own, and of what."""
    of = {"register": upload.register}
    if upload.organisation_id:
        return {**of, "organisation_id": upload.organisation_id, "person": None}
    return {**of, "organisation": None, "person_id": upload.owner_id}


def numbers_of(upload: Upload) -> Any:
    return OwnNumber.objects.filter(**scope_of(upload))
