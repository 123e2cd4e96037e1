"""A chain of real steps, and what somebody with the owner's rights may do to it."""

from django.db import connection

from stocktaking import workflow
from stocktaking.choices import Action
from stocktaking.models import SubmissionEvent
from stocktaking.workflow import Given
from tests.factories import SecretariatFactory, SubmissionFactory

WORDS = "Which village?"
COMMENTS = {"texts.0.summary": "Where?"}
TABLE = "stocktaking_submissionevent"


def four_events():
    """One handed in, taken up and returned with words; then another one handed in."""
    user, terms = SecretariatFactory(), Given(terms="2026-11")
    item, other = SubmissionFactory.create_batch(2)
    words = Given(words=WORDS, comments=COMMENTS)
    submit, back = Action.SUBMIT, Action.REQUEST_CHANGES
    return [
        workflow.take_step(item, submit, actor=item.submitter, given=terms),
        workflow.take_step(item, Action.TAKE_UP, actor=user),
        workflow.take_step(item, back, actor=user, given=words),
        workflow.take_step(other, submit, actor=other.submitter, given=terms),
    ]


def tamper(*statements):
    """Run them with the triggers off, as only the owner of the table can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else rows are in use
        cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE stocktaking_revision DISABLE TRIGGER ALL")
        for statement in statements:
            cursor.execute(statement)


def delete(*numbers):
    """Statements that delete these events with their notes."""
    chosen = f"number IN ({', '.join(map(str, numbers))})"
    events = f"SELECT id FROM {TABLE} WHERE {chosen}"
    return [
        f"DELETE FROM stocktaking_eventnote WHERE event_id IN ({events})",
        f"DELETE FROM {TABLE} WHERE {chosen}",
    ]


def insert(number, like, **changed):
    """A statement that slips in an event, a copy of another one but for CHANGED."""
    fields = SubmissionEvent._meta.concrete_fields
    names = [f.column for f in fields if f.column not in ("id", "number")]
    values = [changed.get(name, name) for name in names]
    return (
        f"INSERT INTO {TABLE} (number, {', '.join(names)})"
        f" SELECT {number}, {', '.join(values)} FROM {TABLE} WHERE number = {like}"
    )
