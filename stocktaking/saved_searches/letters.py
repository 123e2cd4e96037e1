"""Who is told today of what is new. One letter a person, at most one a week.

All searches of a person are looked at together, so the oldest look is the last letter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task

from stocktaking import notifications
from stocktaking.models import SavedSearch
from stocktaking.saved_searches.asking import address_of, new_of
from stocktaking.upkeep import no_more_token_of
from wsis_portal.accounts.models import User
from wsis_portal.jobs.queue import enqueue

WEEK = timedelta(days=7)
SETTLED = timedelta(minutes=10)
"""What was published a moment ago may not be committed: it is told the next time."""
MOST = 10  # records of a search in a letter; the others are in the catalogue
NO_MORE = "stocktaking.no-more-search-letters"


@dataclass(frozen=True)
class Part:
    """What is new of one search."""

    search: SavedSearch
    rows: list[Any]
    more: int
    url: str


@task
def look() -> None:
    """Done twice it sends nothing twice: when was looked is kept with the searches."""
    due = SavedSearch.objects.filter(by_mail=True, looked_at__lte=a_week_ago())
    due = due.filter(person__is_active=True)
    for pk in [*due.order_by("person").values_list("person", flat=True).distinct()]:
        look_for(pk)


def a_week_ago() -> datetime:
    return timezone.now() - SETTLED - WEEK


@transaction.atomic
def look_for(person_id: int) -> None:
    """Look at all searches of a person; queue a letter where any has something new."""
    User.objects.select_for_update().get(pk=person_id)  # one at a time for a person
    mine = SavedSearch.objects.filter(person=person_id, by_mail=True)
    if not mine.filter(looked_at__lte=a_week_ago()).exists():
        return
    until = timezone.now() - SETTLED
    mine.update(told_from=F("looked_at"), looked_at=until)
    if any(new_of(search).exists() for search in mine):
        enqueue(send, person_id, until.isoformat())


@task
def send(person_id: int, day: str) -> None:
    """What was new when it was decided on, in the language of the person."""
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None or person.email.endswith(notifications.NO_MAIL):
        return
    mine = SavedSearch.objects.filter(person=person, by_mail=True, looked_at=day)
    with translation.override(person.language):
        parts = parts_of(mine)
        if not parts:
            return
        token = no_more_token_of(person, NO_MORE)
        context = {
            "person": person,
            "parts": parts,
            "site": settings.SITE_URL,
            "url": settings.SITE_URL + reverse("stocktaking:my-searches"),
            "no_more": settings.SITE_URL
            + reverse("stocktaking:no-more-search-letters", args=[token]),
        }
        written = notifications.in_words("stocktaking/mail/searches.txt", context)
    unsubscribe = {"List-Unsubscribe": f"<{context['no_more']}>"}
    identity = f"searches-{person_id}-{day[:10]}"
    notifications.mail(*written, person.email, identity, **unsubscribe)


def parts_of(searches: Iterable[SavedSearch]) -> list[Part]:
    """Those with something new; two queries for a search, and what a row shows."""
    found = []
    for search in searches:
        rows = new_of(search)
        if total := rows.count():
            shown = [*rows.for_names()[:MOST]]
            url = settings.SITE_URL + address_of(search)
            found.append(Part(search, shown, total - len(shown), url))
    return found
