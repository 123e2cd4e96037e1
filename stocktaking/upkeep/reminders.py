"""Who is reminded of which records today. One letter a person, at most one a month."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from stocktaking.choices import Standing
from stocktaking.models import NoReminders, Record, Reminder
from stocktaking.standing import YEARS, occasion, years_before
from stocktaking.upkeep import mails
from stocktaking.upkeep.people import stakeholders
from stocktaking.upkeep.standings import models
from wsis_portal.accounts.models import User

REST = timedelta(days=30)  # between two letters to one person
BATCH = 500  # records in memory


@task
def remind() -> None:
    """Done twice it sends nothing twice: what was sent is kept with the letter."""
    today = timezone.localdate()
    letters: dict[int, list[Reminder]] = defaultdict(list)
    for model in models():
        rows = to_be_confirmed(model, today)
        while batch := list(islice(rows, BATCH)):
            for line in lines(batch, today):
                letters[line.person_id].append(line)
    for pk, new in letters.items():
        send(pk, new, today)


def to_be_confirmed(model: Any, today: date) -> Iterator[Any]:
    """Records with a reminder that is due; neither finished, nor historic, nor lost."""
    first = years_before(today, YEARS[Standing.DUE])
    last = years_before(today, YEARS[Standing.INACTIVE])
    over = Q(pk__in=[])
    for name, value in model.FINISHED:
        over |= Q(**{name: value})
    rows = model.objects.filter(vouched_on__lte=first, vouched_on__gt=last)
    rows = rows.exclude(over).select_related("revision__submission")
    return iter(rows.order_by("pk").iterator(chunk_size=BATCH))


def lines(rows: Sequence[Record], today: date) -> Iterator[Reminder]:
    """One for each person of each record that was not sent before."""
    references = [row.reference for row in rows]
    had = {key(one) for one in Reminder.objects.filter(reference__in=references)}
    people = stakeholders(rows)
    for row in rows:
        for person in people[row.pk]:
            line = Reminder(person_id=person, reference=row.reference, sent_on=today)
            line.vouched_on = row.vouched_on or today
            line.occasion = occasion(line.vouched_on, today) or ""
            if key(line) not in had:
                yield line


def key(one: Reminder) -> tuple[int, str, date, str]:
    return one.person_id, one.reference, one.vouched_on, one.occasion


@transaction.atomic
def send(person_id: int, new: list[Reminder], today: date) -> None:
    """A letter with these lines, unless one went lately, or none is wanted."""
    User.objects.select_for_update().get(pk=person_id)  # one at a time for a person
    mine = Reminder.objects.filter(person=person_id)
    if mine.filter(sent_on__gt=today - REST).exists():
        return
    if NoReminders.objects.filter(person=person_id).exists():
        return
    Reminder.objects.bulk_create(new)
    mails.remind(person_id, today)
