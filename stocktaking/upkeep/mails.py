"""Mails that keep records true: queued with the row that says so, sent after commit.

Jobs hold keys alone: a link is made when its mail is, and is in no table.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task

from stocktaking import notifications
from stocktaking.models import DraftNotice, NoReminders, Record, Reminder, Submission
from stocktaking.upkeep.links import VALID, no_more_token_of, token_of
from stocktaking.upkeep.standings import row_of
from stocktaking.workflow import may_change
from wsis_portal.accounts.models import User
from wsis_portal.jobs.queue import enqueue

MOST = 25  # records in a letter with a link each; the others are on the page


@dataclass(frozen=True)
class Line:
    """A record in a letter."""

    row: Record
    reminder: Reminder
    url: str


def remind(person_id: int, day: date) -> None:
    enqueue(send_reminder, person_id, day.isoformat())


def announce(person_id: int, drafts: list[int]) -> None:
    enqueue(send_notice, person_id, drafts)


@task
def send_reminder(person_id: int, day: str) -> None:
    """Of what became due by then and was not confirmed meanwhile. In their language."""
    person = User.objects.filter(pk=person_id, is_active=True).first()
    wants_none = NoReminders.objects.filter(person=person_id).exists()
    if person is None or wants_none:
        return
    with translation.override(person.language):
        lines = lines_of(person, day)
        if not lines:
            return
        context = {
            "person": person,
            "lines": lines[:MOST],
            "more": len(lines) - MOST,
            "days": VALID.days,
            "url": address("my-records"),
            "no_more": address("no-more-reminders", no_more_token_of(person)),
        }
        written = notifications.in_words("stocktaking/mail/reminder.txt", context)
    unsubscribe = {"List-Unsubscribe": f"<{context['no_more']}>"}
    identity = f"reminder-{person_id}-{day}"
    notifications.mail(*written, person.email, identity, **unsubscribe)


def lines_of(person: User, day: str) -> list[Line]:
    """What is still as it was when the letter was decided on."""
    lines = []
    for one in Reminder.objects.filter(person=person, sent_on=day):
        row = row_of(one.reference)
        still = row and row.vouched_on == one.vouched_on and not row.is_finished
        if row and still and may_change(row.reference, person):
            url = address("still-true-by-link", token_of(person, row))
            lines.append(Line(row, one, url))
    return lines


@task
def send_notice(person_id: int, drafts: list[int]) -> None:
    """That old drafts will be deleted, unless somebody goes on with them."""
    person = User.objects.filter(pk=person_id, is_active=True).first()
    items = Submission.objects.filter(pk__in=drafts, notice__isnull=False)
    items = items.select_related("notice").order_by("pk")
    if person is None or not items:
        return
    with translation.override(person.language):
        context: dict[str, Any] = {
            "person": person,
            "drafts": [(one, address("edit", one.pk)) for one in items[:MOST]],
            "more": len(items) - MOST,
            "day": min(one.notice.deletes_on for one in items),
            "url": address("my-drafts"),
        }
        written = notifications.in_words("stocktaking/mail/old_drafts.txt", context)
    identity = f"old-drafts-{person_id}-{'-'.join(map(str, drafts[:3]))}"
    notifications.mail(*written, person.email, identity)
    notices = DraftNotice.objects.filter(submission__in=drafts, announced_at=None)
    notices.update(announced_at=timezone.now())


def address(name: str, *parts: Any) -> str:
    """In the active language."""
    return settings.SITE_URL + reverse(f"stocktaking:{name}", args=parts)
