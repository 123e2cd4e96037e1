"""What became of each made document: the steps that it took, and when."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce

from stocktaking.choices import Action, Profile, State
from stocktaking.registers import Public
from stocktaking.workflow import STEPS
from wsis_portal.overview.specimens.outline import Outline, outline
from wsis_portal.overview.specimens.records import (
    commitment,
    progress_report,
    project,
)
from wsis_portal.overview.specimens.shares import Shares

FIRST = datetime(2004, 10, 1, tzinfo=UTC)
LAST = datetime(2026, 11, 1, tzinfo=UTC)
"""Days that stay what they are: the same is made, whatever day it is."""
GROWTH = 0.6
REVIEWED_SINCE = 2020
"""What is handed in before comes from files, as history does."""
UNFINISHED = 100  # one in so many: the newest
MOST_REPORTS = 5

IMPORTED = (Action.IMPORT,)
HANDED_IN = (Action.SUBMIT,)
IN_REVIEW = (*HANDED_IN, Action.TAKE_UP)
REVIEWED = (*IN_REVIEW, Action.PUBLISH)
RETURNED = (*IN_REVIEW, Action.REQUEST_CHANGES)
STEPS_SO_FAR = Shares[tuple[Action, ...]](
    {HANDED_IN: 45.0, IN_REVIEW: 20, RETURNED: 15, (): 20}
)
"""Of what is not finished."""
TYPED = ("texts", "organisation", "countries", "identifiers", "collections", "source")


@dataclass(frozen=True)
class Story:
    """One submission."""

    register: str
    profile: str
    public: Public
    actions: tuple[Action, ...]
    times: Sequence[datetime]
    """When it was begun, and when each of the actions was taken."""
    author: int
    """The number of its organisation, for which one person hands everything in."""
    words: str
    """What is said where changes are asked for."""

    @property
    def state(self) -> State:
        """After all of the actions."""
        return reduce(
            lambda now, one: STEPS[one].leads_to(now), self.actions, State.DRAFT
        )

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED


def stories(seed: int, number: int, first: int = 0) -> Iterator[list[Story]]:
    """Of the records FIRST to NUMBER - 1: of each its own, and those of its reports.

    In the order of time: a record takes its last step before the next is begun.
    """
    finished = number - round(number / UNFINISHED)
    for n in range(first, number):
        begin, end = moment(n / number), moment((n + 1) / number)
        historic = n < finished and begin.year < REVIEWED_SINCE
        record = outline(seed, n, begin.date(), historic=historic)
        if n >= finished:
            actions = STEPS_SO_FAR.one(record.chance)
        else:
            actions = IMPORTED if historic else REVIEWED
        yield list(told(record, actions, begin, end))


def moment(part: float) -> datetime:
    """When PART of all records is there. More come from year to year."""
    return FIRST + (LAST - FIRST) * math.pow(part, GROWTH)


def told(
    record: Outline, actions: tuple[Action, ...], begin: datetime, end: datetime
) -> Iterator[Story]:
    documents = list(written(record, actions))
    each = len(actions) + 1
    step = (end - begin) / (each * len(documents) + 1)
    for n, (register, public) in enumerate(documents):
        yield Story(
            register=register,
            profile=Profile.HISTORIC if record.historic else Profile.NEW,
            public=public,
            actions=actions,
            times=[begin + step * (n * each + tick + 1) for tick in range(each)],
            author=record.organisation,
            words=record.words("words") if actions == RETURNED else "",
        )


def written(
    record: Outline, actions: tuple[Action, ...]
) -> Iterator[tuple[str, Public]]:
    """Registers and documents: the record's, and of its reports where it may have any.

    There is one report a year, and none of years to come.
    """
    if not record.is_promise:
        yield "project", so_far(project(record), actions)
        return
    yield "commitment", so_far(commitment(record), actions)
    if actions in (IMPORTED, REVIEWED):
        years = record.day.year - record.subject.year
        number = min(years, record.chance.randint(0, MOST_REPORTS))
        for period in range(1, number + 1):
            yield "progress-report", progress_report(record, period)


def so_far(public: Public, actions: tuple[Action, ...]) -> Public:
    """A draft has only a part of PUBLIC, and what marks it as made."""
    return public if actions else {name: public[name] for name in TYPED}
