"""A file becomes rows, or one refusal: nothing of it is judged yet."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from stocktaking.bulk import faults
from stocktaking.bulk.cells import kept, shown
from stocktaking.bulk.judging import judge
from stocktaking.bulk.known import CSV, XLSX
from stocktaking.bulk.sheets import sheet_of, sheets
from stocktaking.choices import UploadState
from stocktaking.importing.reading import Line, Source, recognised
from stocktaking.importing.reading.columns import Columns, InvalidHeader
from stocktaking.importing.reading.json_lines import JsonLines
from stocktaking.importing.reading.separated import Separated
from stocktaking.importing.reading.workbook import Workbook
from stocktaking.models import Upload, UploadRow
from stocktaking.validators import LARGEST_DOCUMENT
from wsis_portal.errors import SENTENCES, InvalidInput, Problem, Problems, Refusal
from wsis_portal.jobs.queue import enqueue

MOST_ROWS = 5_000
BATCH = 200  # rows that are held at once
FEW = 4  # pieces of the file that are
WHOLE = ""  # the place of what is wrong with the file as a whole

SENTENCES |= {
    "too-many-file-rows": _(
        "The file has more than %(limit)d rows. Send it in several parts."
    ),
    "upload-no-room": _("The file holds too much. Send it in several parts."),
    "file-of-another-kind": _(
        "The columns are those of another kind of file: %(kind)s. Send the file again"
        " and choose that kind."
    ),
    "row-too-long": _("Row %(row)d is longer than %(limit)d characters."),
    "not-a-table": _(
        "The file cannot be read, it is %(kind)s. Save it as CSV or as an Excel"
        " workbook (.xlsx)."
    ),
}


@task
def read(pk: int) -> None:
    """Done again, it finds nothing to do."""
    upload = Upload.objects.filter(pk=pk, state=UploadState.RECEIVED).first()
    if not upload:
        return
    with translation.override(upload.language):
        try:
            with transaction.atomic():
                take(upload)
        except Refusal as refusal:
            refuse(upload, problems_of(refusal, upload))
        except OSError:  # the disk of this machine is full of it
            refuse(upload, {WHOLE: [Problem("upload-no-room")]})


def problems_of(refusal: Refusal, upload: Upload) -> Problems:
    """What is wrong with the file, in one sentence where it is merely of other records
    than was said.
    """
    if is_of_columns(refusal) and (other := other_register(upload)):
        kind = {"kind": sheet_of(other).words.name}
        return {WHOLE: [Problem("file-of-another-kind", kind)]}
    if isinstance(refusal, InvalidInput):
        return refusal.problems
    return {WHOLE: [refusal.problem]}


def is_of_columns(refusal: Refusal) -> bool:
    code = refusal.problem.code
    return isinstance(refusal, InvalidHeader) or code == "columns-missing"


def other_register(upload: Upload) -> str:
    """Another register whose columns the file has, if there is one."""
    for register in sheets().keys() - {upload.register}:
        try:
            with source_as(register, upload):
                return register
        except (Refusal, OSError):
            continue
    return ""


def take(upload: Upload) -> None:
    """Raises Refusal."""
    with source_as(upload.register, upload) as source:
        upload.table = described(source)
        lines = islice(source.lines(), MOST_ROWS + 1)
        while batch := list(islice(lines, BATCH)):
            upload.total += len(batch)
            if upload.total > MOST_ROWS:
                raise Refusal("too-many-file-rows", limit=MOST_ROWS)
            rows = [row_of(upload, line, source.columns) for line in batch]
            UploadRow.objects.bulk_create(rows)
    upload.state = UploadState.CHECKING
    finish(upload)
    enqueue(judge, upload.pk)


@contextmanager
def whole(upload: Upload) -> Iterator[BinaryIO]:
    """The pieces of the file, put together on the disk of this machine."""
    with tempfile.TemporaryFile() as file:
        for data in (
            upload.parts.order_by("number").values_list("data", flat=True).iterator(4)
        ):
            file.write(data)
        file.seek(0)
        yield file


@contextmanager
def source_as(register: str, upload: Upload) -> Iterator[Separated | Workbook]:
    """The file, read as one with records of REGISTER. Raises Refusal."""
    sheet = sheet_of(register)
    asked = sheet.of_organisation if upload.organisation_id else sheet.of_any
    with whole(upload) as file, source_of(file, upload.name, asked) as source:
        yield source


@contextmanager
def source_of(file: BinaryIO, name: str, asked: Any) -> Iterator[Separated | Workbook]:
    """Raises Refusal; JSON Lines are for those who write programs."""
    try:
        with recognised(file, name, asked=asked) as source:
            if isinstance(source, JsonLines):
                raise Refusal("not-a-table", kind="JSON Lines")
            yield source
    except Refusal as refusal:
        if refusal.problem.code == "file-kind":
            raise Refusal("not-a-table", **refusal.problem.params) from refusal
        raise


def described(source: Source) -> dict[str, Any]:
    """What is needed to understand the rows without the file."""
    assert not isinstance(source, JsonLines)  # noqa: S101  # it was refused
    columns = source.columns
    found = {"row": columns.row, "headers": [shown(kept(h)) for h in columns.headers]}
    if isinstance(source, Separated):
        return {**found, "format": CSV, "separator": source.separator}
    return {**found, "format": XLSX, "sheet": source.sheet.name}


def row_of(upload: Upload, line: Line, columns: Columns) -> UploadRow:
    """Raises Refusal for a row that no record could have."""
    cells = [kept(cell) for cell in line.typed]
    if columns.reason is not None and len(cells) > columns.reason:
        cells.insert(columns.reason, None)
    if len(json.dumps(cells, ensure_ascii=False)) > LARGEST_DOCUMENT:
        raise Refusal("row-too-long", row=line.number, limit=LARGEST_DOCUMENT)
    number = own_number(line)
    return UploadRow(upload=upload, number=line.number, cells=cells, own_number=number)


def own_number(line: Line) -> str:
    return str(line.values.get("id") or "").strip()[:200]


def refuse(upload: Upload, problems: Problems) -> None:
    """The file as a whole: nothing of it is kept."""
    upload.refresh_from_db()
    upload.state, upload.total = UploadState.REFUSED, 0
    upload.refusal = [
        [place, code, params]
        for place, found in faults.stored(problems).items()
        for code, params in found
    ]
    finish(upload)


def finish(upload: Upload) -> None:
    upload.parts.all().delete()
    upload.save()
