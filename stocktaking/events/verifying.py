"""Reading the chain against itself, against the world, and against a kept mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from django.db.models import Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from stocktaking.choices import Kind, State
from stocktaking.events.recording import digest_of, hash_of
from stocktaking.models import Revision, Submission, SubmissionEvent

PUBLISHED = State.PUBLISHED.value
WITH_REVISION = [kind.value for kind in Kind if kind != Kind.WITHDRAWAL]


@dataclass(frozen=True)
class Fault:
    """What is not as it was written, and where: number of the event, submission."""

    code: str
    number: int | None = None
    submission: int | None = None


@dataclass(frozen=True)
class Mark:
    """An event, to be kept outside of the database: "134:3fa9..."."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError."""
        if not re.fullmatch("[0-9]{1,18}:[0-9a-f]{64}", text, re.ASCII):
            raise ValueError(text)
        number, _colon, digits = text.partition(":")
        return cls(int(number), digits)


def last_mark() -> Mark | None:
    last = SubmissionEvent.objects.last()
    return Mark(last.number, last.hash) if last else None


def verify_events() -> Iterator[Fault]:
    """Each event that is not as it was written; none is good.

    Faults: `changed`, `note-changed`, `gap` (an event before it is missing or not
    the one that it followed). One query, in the order of the chain.
    """
    previous, number = "", 0
    events = SubmissionEvent.objects.select_related("note").order_by("number")
    for event in events.iterator():
        where = event.number, event.submission_id
        if event.hash != hash_of(event):
            yield Fault("changed", *where)
        if (event.previous, event.number) != (previous, number + 1):
            yield Fault("gap", *where)
        note = getattr(event, "note", None)
        if note and digest_of(note) != event.digest:
            yield Fault("note-changed", *where)
        previous, number = event.hash, event.number


def verify_submissions() -> Iterator[Fault]:
    """Where submissions and revisions are not what the events say; three queries.

    Each is one statement, so that a step taken meanwhile is seen wholly or not at all.
    """
    yield from wrong_states()
    published = SubmissionEvent.objects.filter(after=PUBLISHED)
    told = published.filter(submission=OuterRef("submission"))
    for revision in Revision.objects.exclude(Exists(told)).order_by("pk"):
        yield Fault("revision-without-event", submission=revision.submission_id)
    kinds = published.filter(submission__kind__in=WITH_REVISION)
    for event in kinds.filter(submission__revision=None).order_by("number"):
        yield Fault("event-without-revision", event.number, event.submission_id)


def wrong_states() -> Iterator[Fault]:
    """Submissions whose last event led elsewhere. What has none is a fresh draft."""
    last = SubmissionEvent.objects.filter(submission=OuterRef("pk"))
    last = last.order_by("-number")
    after = Coalesce(Subquery(last.values("after")[:1]), Value(State.DRAFT.value))
    rows = Submission.objects.annotate(
        told=after, number=Subquery(last.values("number")[:1])
    )
    for row in rows.exclude(state=F("told")).order_by("pk").values("pk", "number"):
        code = "state" if row["number"] else "state-without-event"
        yield Fault(code, row["number"], row["pk"])


def verify_since(mark: Mark) -> Iterator[Fault]:
    """`cut-off` when the event of MARK is gone, `not-the-same` when it is another.

    Where the chain itself is good, nothing up to that event was touched since.
    """
    event = SubmissionEvent.objects.filter(number=mark.number).first()
    if event is None:
        yield Fault("cut-off", mark.number)
    elif event.hash != mark.hash:
        yield Fault("not-the-same", event.number, event.submission_id)
