"""Rows are judged some at a time, so that mails come in between."""

import logging
from collections.abc import Iterable

from django.db import InterfaceError, OperationalError, transaction
from django.utils import translation
from django_tasks import task

from stocktaking.bulk import faults
from stocktaking.bulk.comparing import compare
from stocktaking.bulk.known import Known
from stocktaking.bulk.meaning import Judged, judged
from stocktaking.choices import UploadState, Verdict
from stocktaking.importing.reading import LINE
from stocktaking.models import Upload, UploadRow
from wsis_portal.errors import Problem
from wsis_portal.jobs.queue import enqueue, in_pieces
from wsis_portal.remembering import remembering

PIECE = 100  # rows in a job
JUDGED = (
    *("verdict", "problems", "title", "stakeholder", "countries"),
    *("reference", "submission", "base_revision", "document_version"),
)
BROKEN = {LINE: [Problem("invalid")]}
"""Told of a row that the program itself stumbles over; why, the log says."""
AWAY = (OperationalError, InterfaceError)
"""The database is: no row is at fault, and the job is tried again."""

logger = logging.getLogger(__name__)


@task
def judge(pk: int) -> None:
    in_pieces(judge, judge_some, pk)


def judge_some(pk: int) -> bool:
    """Whether some are left. Done again, it goes on where it was."""
    with transaction.atomic():
        uploads = Upload.objects.select_for_update().filter(pk=pk)
        upload = uploads.filter(state=UploadState.CHECKING).first()
        if not upload:
            return False
        rows = list(upload.rows.filter(verdict=Verdict.UNREAD)[:PIECE])
        with translation.override(upload.language):
            judge_rows(upload, rows)
        if len(rows) == PIECE:
            return True
        upload.state = UploadState.COMPARING
        upload.save(update_fields=["state", "updated_at"])
        enqueue(compare, pk)
    return False


def judge_rows(upload: Upload, rows: Iterable[UploadRow]) -> None:
    """Say of each of ROWS what it means; what it may be twice is asked later."""
    rows = list(rows)
    known = Known.of(upload, rows)
    with remembering():
        for row in rows:
            judge_row(row, known)
    UploadRow.objects.bulk_update(rows, JUDGED)


def judge_row(row: UploadRow, known: Known) -> None:
    """In a savepoint: whatever is the matter with one row, the others go on."""
    try:
        with transaction.atomic():
            keep(row, judged(known.line(row), known), known)
    except AWAY:
        raise
    except Exception:
        logger.exception("Row %s cannot be judged.", row.pk)
        row.verdict, row.problems = Verdict.FAULTY, faults.stored(BROKEN)


def keep(row: UploadRow, found: Judged, known: Known) -> None:
    row.verdict, row.problems = found.verdict, faults.stored(found.problems)
    row.title = found.row.title[:250].replace("\0", "")
    named = found.row.organisation or str(known.upload.organisation or "")
    row.stakeholder = named[:250]
    row.countries = found.row.countries
    row.reference, row.submission = found.reference, found.submission
    row.base_revision = found.base.number if found.base else None
    row.document_version = found.item.document_version if found.item else None
