"""Drafts that nobody has saved for two years: announced by mail, then deleted."""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override
from django_tasks import task

from stocktaking import formats
from stocktaking.choices import Action, Kind, State
from stocktaking.models import DraftNotice, Submission
from stocktaking.querysets import SubmissionQuerySet
from stocktaking.standing import years_before
from stocktaking.upkeep import mails
from stocktaking.upkeep.people import colleagues
from stocktaking.workflow import Given, StepRefused, in_turn, take_step

YEARS = 2
KINDS = (Kind.NEW, Kind.CHANGE)


@task
def tend() -> None:
    """Done twice it does nothing twice."""
    now = timezone.now()
    forget_what_was_saved(now)
    delete_announced(now)
    announce(now)


def untouched(now: datetime) -> SubmissionQuerySet:
    drafts = Submission.objects.filter(state=State.DRAFT, kind__in=KINDS)
    return drafts.filter(updated_at__date__lte=years_before(now.date(), YEARS))


def forget_what_was_saved(now: datetime) -> None:
    """A draft that somebody went on with is announced anew in two years; one whose
    letter has not gone, at once.
    """
    DraftNotice.objects.exclude(submission__in=untouched(now)).delete()
    lost = now - DraftNotice.LOST
    DraftNotice.objects.filter(announced_at=None, queued_at__lte=lost).delete()


def delete_announced(now: datetime) -> None:
    notices = DraftNotice.objects.filter(announced_at__lte=now - DraftNotice.TIME)
    for item in untouched(now).filter(notice__in=notices).order_by("pk"):
        delete(item, now)


def delete(item: Submission, now: datetime) -> None:
    """Unless it is saved at this very moment.

    One that was handed in before and taken back has a history: its words go, and the
    steps stay.
    """
    try:
        with in_turn():
            still = untouched(now).select_for_update(of=("self",)).filter(pk=item.pk)
            if not (found := still.first()):
                return
            if found.events.exists():
                put_away(found)
            else:
                found.delete()
    except StepRefused:
        return  # somebody else has just got hold of it: tomorrow is early enough


def put_away(item: Submission) -> None:
    with override(item.submitter.language):
        words = gettext("Nobody saved this draft for two years. It was announced.")
    take_step(item, Action.DISCARD, actor=item.submitter, given=Given(words=words))
    Submission.objects.filter(pk=item.pk).update(document=formats.empty())
    DraftNotice.objects.filter(submission=item).delete()


@transaction.atomic
def announce(now: datetime) -> None:
    """One letter a person, however many drafts."""
    letters = defaultdict(list)
    new = untouched(now).filter(notice=None).order_by("pk")
    for item in new.select_for_update(of=("self",), skip_locked=True):
        people = colleagues(item)
        DraftNotice.objects.create(
            submission=item, queued_at=now, announced_at=None if people else now
        )
        for person in people:
            letters[person.pk].append(item.pk)
    for pk, drafts in letters.items():
        mails.announce(pk, drafts)
