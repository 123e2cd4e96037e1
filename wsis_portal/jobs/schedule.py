"""What is done again and again: each job goes into the queue when its time has come.

Apps add theirs in ready(). The queue does the work, tries again what failed and keeps
the error; so one job that fails neither stops the others nor the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task

from wsis_portal.jobs.queue import enqueue
from wsis_portal.models import ScheduledJob


@dataclass(frozen=True)
class Planned:
    """A JOB without values that is done EVERY so often. The NAME is its row's."""

    name: str
    job: Task[[], None]
    every: timedelta


_planned: dict[str, Planned] = {}


def add(planned: Planned) -> None:
    _planned[planned.name] = planned


def every() -> Iterator[Planned]:
    yield from _planned.values()


def tick() -> list[str]:
    """Queue what is due; gives the names. Any number may tick at the same time."""
    return [planned.name for planned in every() if start(planned)]


@transaction.atomic
def start(planned: Planned) -> bool:
    """Whether this one was due, and nobody else is just starting it."""
    now = timezone.now()
    ScheduledJob.objects.get_or_create(name=planned.name, defaults={"next_run": now})
    rows = ScheduledJob.objects.select_for_update(skip_locked=True)
    row = rows.filter(name=planned.name, next_run__lte=now).first()
    if row is None:
        return False
    row.last_run, row.next_run = now, now + planned.every
    row.save()
    enqueue(planned.job)
    return True
