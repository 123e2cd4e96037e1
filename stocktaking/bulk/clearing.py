"""What was sent does not stay for ever."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from stocktaking.bulk.access import at_hand, is_given_up
from stocktaking.choices import UploadState
from stocktaking.models import Upload, UploadRow
from wsis_portal.errors import Refusal

DAYS = 30
"""After its last change. The page of an upload says so."""


def discard(upload: Upload) -> None:
    """Delete what is left of it. What was handed in stays, and says where it came from.

    Raises Refusal.
    """
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.state == UploadState.SENDING and not is_given_up(upload):
            raise Refusal("upload-at-work")
        if upload.submissions.exists():
            upload.state = UploadState.SENT
            upload.save(update_fields=["state", "updated_at"])
            upload.rows.all().delete()
        else:
            upload.delete()


@task()
def clear() -> None:
    clear_old()


def clear_old() -> int:
    """Delete uploads that nobody has touched for DAYS; gives how many.

    Of what was handed in the rows go, and what is said of the batch stays with its
    submissions. Safe to run again, and while a worker runs.
    """
    before = timezone.now() - timedelta(days=DAYS)
    old = Upload.objects.filter(updated_at__lt=before)
    old = old.exclude(pk__in=at_hand())
    with transaction.atomic():
        kept = old.filter(submissions__isnull=False).distinct().values("pk")
        rows = UploadRow.objects.filter(upload__in=kept)
        emptied = rows.values("upload").distinct().count()
        closed = Upload.objects.filter(pk__in=rows.values("upload"))
        closed.update(state=UploadState.SENT)
        rows.delete()
        deleted = old.filter(submissions=None).delete()[1].get("stocktaking.Upload", 0)
    return emptied + deleted
