"""Files of many records that the author has sent, in each state of its own look."""

from datetime import timedelta

from django.utils import timezone

from stocktaking.bulk.comparing import compare_rows, told
from stocktaking.bulk.judging import judge_rows
from stocktaking.bulk.reading import refuse, take
from stocktaking.bulk.sending import finish, send_row
from stocktaking.choices import UploadState, Verdict
from stocktaking.models import Upload
from tests.stocktaking.bulk.files import as_csv, pledge, row
from wsis_portal.errors import Problem

ROWS = [
    row(1, country="Senegal"),
    row(2, country="Atlantis", action_lines="C44", year_end="2020"),
    row(3, country="Senegal", title="Village radio 1"),
]


PLEDGES = [pledge(1, country="Senegal", timescale="soon", amount="-1")]


def own_uploads(people):
    checked, handed_in = (
        upload_of(people["author"], rows) for rows in (ROWS, ROWS[:1])
    )
    hand_in(handed_in)
    checking = upload_of(people["author"], ROWS)
    checking.rows.filter(number__gt=2).update(verdict=Verdict.UNREAD)
    Upload.objects.filter(pk=checking.pk).update(state=UploadState.CHECKING)
    promised = upload_of(people["author"], PLEDGES, register="commitment")
    broken_off = upload_of(people["author"], ROWS)
    yesterday = {"updated_at": timezone.now() - timedelta(days=1)}
    Upload.objects.filter(pk=broken_off.pk).update(
        state=UploadState.SENDING, **yesterday
    )
    unreadable = Upload.objects.create(owner=people["author"], **FILE)
    refuse(unreadable, {"": [Problem("workbook-macros")]})
    return {
        "checked": checked.pk,
        "handed_in": handed_in.pk,
        "checking": checking.pk,
        "promised": promised.pk,
        "broken_off": broken_off.pk,
        "unreadable": unreadable.pk,
    }


FILE = {"name": "projects.csv", "size": 1, "language": "en"}


def upload_of(owner, rows, **more):
    """Read, judged and compared, by the work of the jobs."""
    upload = Upload.objects.create(owner=owner, **FILE, **more)
    upload.parts.create(number=0, data=as_csv(rows))
    take(upload)
    judge_rows(upload, upload.rows.all())
    compare_rows(upload, list(told(upload)))
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.READY)
    return upload


def hand_in(upload):
    """Under other numbers than those of the others, so that these stay new."""
    for line in upload.rows.all():
        line.cells[0] = "B-1"
        line.save()
        judge_rows(upload, [line])
        upload.terms = "2026-11"
        send_row(line.pk, upload, None)
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.SENDING)
    finish(upload)
