"""Whether one may go on with an upload: it is still one's own, and nobody is at it."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import UploadState
from stocktaking.models import Upload
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.jobs.pending import first_values

GRACE = timedelta(minutes=1)
"""Without a worker no job is in the queue: what has just begun is at work even so."""

SENTENCES |= {
    "not-a-member": _("You no longer belong to %(organisation)s."),
    "upload-at-work": _("The file is at work. Wait until it is checked or handed in."),
}


def is_given_up(upload: Upload) -> bool:
    """Whether it waits for a job that nobody will do. One query at most."""
    return upload.pk in given_up([upload])


def given_up(uploads: Iterable[Upload]) -> set[int]:
    """Keys of those of UPLOADS. One query at most."""
    begun = timezone.now() - GRACE
    waiting = {one.pk for one in uploads if one.is_at_work and one.updated_at <= begun}
    return waiting - at_hand() if waiting else set()


def at_hand() -> set[int]:
    """Keys of the uploads that a job is about. One query."""
    return first_values(__package__)


def refuse_at_work(upload: Upload) -> None:
    """Where handing in was given up, it may be gone on with. Raises Refusal."""
    left = upload.state == UploadState.SENDING and is_given_up(upload)
    if not left and upload.state not in {UploadState.READY, UploadState.SENT}:
        raise Refusal("upload-at-work")


def is_own(upload: Upload) -> bool:
    """Whether its owner is still here, and of its organisation. Asked anew each time;
    one query.
    """
    own = Q(organisation=None) | Q(organisation__members=F("owner"))
    here = Upload.objects.filter(own, owner__is_active=True)
    return here.filter(pk=upload.pk).exists()


def refuse_strangers(upload: Upload) -> None:
    """Who has left an organisation neither reads nor writes what is its own: its
    numbers too. Raises Refusal.
    """
    if not is_own(upload):
        raise Refusal("not-a-member", organisation=str(upload.organisation))
