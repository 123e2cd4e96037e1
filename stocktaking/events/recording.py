"""Appending to the chain: who and the words go into a note beside the event."""

import hashlib
import json
import secrets
from typing import Any

from django.db import connection
from django.utils import timezone

from stocktaking.events.rehearsing import is_rehearsal
from stocktaking.models import EventNote, Submission, SubmissionEvent
from wsis_portal.accounts.models import User

PATIENCE = "5s"
"""For rows that somebody else, such as a rehearsal, keeps: all others wait for us."""
CHAIN_LOCK = 2003_2005  # an advisory lock: one event at a time, until commit

TAKE_TURN = "SELECT pg_advisory_xact_lock(%s); SET LOCAL lock_timeout = %s"


def one_at_a_time(patience: str = "0") -> None:
    """Wait until nobody else holds the chain; others wait for us until commit.

    A step does this before it locks or writes anything else: where all lock in one
    order, no two wait for each other. For rows we wait with PATIENCE from then on,
    such as "5s"; "0" is without end.
    """
    if is_rehearsal():
        return
    with connection.cursor() as cursor:
        cursor.execute(TAKE_TURN, [CHAIN_LOCK, patience])


def record(
    item: Submission, actor: User, words: str, comments: dict[str, str], **step: str
) -> SubmissionEvent:
    """Append one event, with who and the words beside it in a note.

    Only by who holds the chain; see one_at_a_time().
    """
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
    if not is_rehearsal():
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
