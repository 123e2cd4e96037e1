"""The record of steps: append-only, chained by hash, with notes that may be erased."""

import hashlib
import json
import secrets
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils import timezone

from stocktaking.models import EventNote, Submission, SubmissionEvent
from wsis_portal.accounts.models import User

CHAIN_LOCK = 2003_2005  # an advisory lock: one event at a time, until commit


def one_at_a_time() -> None:
    """Wait until nobody else holds the chain; others wait for us until commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def record(
    item: Submission, actor: User, words: str, comments: dict[str, str], **step: str
) -> SubmissionEvent:
    """Append one event, with who and the words beside it in a note."""
    one_at_a_time()
    last = SubmissionEvent.objects.last()
    note = EventNote(
        actor=actor, words=words, comments=comments, salt=secrets.token_hex(16)
    )
    event = SubmissionEvent(
        number=last.number + 1 if last else 1,
        submission=item,
        at=timezone.now(),
        digest=digest_of(note),
        previous=last.hash if last else "",
        **step,
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    note.event = event
    note.save()
    return event


def digest_of(note: EventNote) -> str:
    """Says nothing without the salt, and the salt is erased with the note."""
    return sha256([note.salt, note.actor_id, note.words, note.comments])


def hash_of(event: SubmissionEvent) -> str:
    step = [event.action, event.before, event.after, event.reason]
    ids = [event.number, event.submission_id, event.at.isoformat()]
    return sha256([*ids, *step, event.digest, event.previous])


def sha256(parts: list[Any]) -> str:
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def verify_events() -> Iterator[tuple[int, str]]:
    """Number and fault of each event that is not as it was written; none is good.

    Faults: `changed`, `note-changed`, `gap` (an event before it is missing or not
    the one that it followed). One query, in the order of the chain.
    """
    previous, number = "", 0
    events = SubmissionEvent.objects.select_related("note").order_by("number")
    for event in events.iterator():
        if event.hash != hash_of(event):
            yield event.number, "changed"
        if (event.previous, event.number) != (previous, number + 1):
            yield event.number, "gap"
        note = getattr(event, "note", None)
        if note and digest_of(note) != event.digest:
            yield event.number, "note-changed"
        previous, number = event.hash, event.number


def forget(user: User) -> int:
    """Erase who and words from every event of USER; the chain still verifies."""
    return EventNote.objects.filter(actor=user).delete()[0]
