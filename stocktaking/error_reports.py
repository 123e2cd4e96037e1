"""Errors in public records and on other public pages: reported by anybody, settled by
the secretariat.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from stocktaking import notifications
from stocktaking.choices import ReportState
from stocktaking.models import ErrorReport, Revision
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.jobs.queue import enqueue
from wsis_portal.public_pages import PublicPage, site

MOST_LETTERS = 2000
KEPT = timedelta(days=365)  # once it is settled

SENTENCES |= {
    "settled-already": _("Somebody else has settled this report meanwhile."),
}


def report(
    about: Revision | PublicPage, words: str, *, email: str, reporter: User | None
) -> ErrorReport:
    """That something is wrong in what a record says today, or on a page."""
    return ErrorReport.objects.create(
        **place_of(about),
        words=words,
        email=email,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        reporter=reporter,
    )


def place_of(about: Revision | PublicPage) -> dict[str, str]:
    if isinstance(about, PublicPage):
        return {"page": about.path}
    return {"register": about.submission.register, "reference": about.reference}


@transaction.atomic
def settle(found: ErrorReport, outcome: str, *, actor: User) -> None:
    """Say what was done; whoever asked for an answer is told. Raises Refusal."""
    still_open = ErrorReport.objects.filter(pk=found.pk, state=ReportState.OPEN)
    done = {"outcome": outcome, "settled_by": actor, "settled_at": timezone.now()}
    if not still_open.update(state=ReportState.SETTLED, **done):
        raise Refusal("settled-already")
    found.refresh_from_db()
    if found.email:
        enqueue(send_answer, found.pk)


@task
def send_answer(pk: int) -> None:
    """In the language of the report. The address goes when the answer has gone."""
    found = ErrorReport.objects.filter(pk=pk, state=ReportState.SETTLED).first()
    if found is None or not found.email:
        return  # erased meanwhile, or sent by another worker
    with translation.override(found.language):
        context = {"report": found, "url": site() + path_of(found)}
        written = notifications.in_words("stocktaking/mail/error_report.txt", context)
    notifications.mail(*written, found.email, f"error-report-{pk}")
    ErrorReport.objects.filter(pk=pk).update(email="")


def path_of(found: ErrorReport) -> str:
    """Of what it is about, in the active language; nothing where it never was."""
    if found.page:
        return found.page_url
    now = Revision.objects.current(found.reference)
    return now.record_url if now else ""


@task
def clear() -> None:
    clear_old()


def clear_old() -> int:
    """Delete what was settled a year ago; gives how many."""
    before = timezone.now() - KEPT
    old = ErrorReport.objects.filter(state=ReportState.SETTLED, settled_at__lt=before)
    return old.delete()[0]
