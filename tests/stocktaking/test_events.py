import importlib

import pytest
from django.db import IntegrityError, connection, transaction

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import EventNote, SubmissionEvent
from tests.factories import SecretariatFactory, SubmissionFactory
from tests.stocktaking.tampering import COMMENTS, TABLE, WORDS, four_events

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    return four_events()


def test_each_event_carries_the_hash_of_the_one_before(chain):
    assert [event.number for event in chain] == [1, 2, 3, 4]
    hashes = [event.hash for event in chain]
    assert [event.previous for event in chain] == ["", *hashes[:3]]
    assert len(set(hashes)) == 4


def test_event_says_the_step_and_its_note_the_words(chain):
    assert str(chain[2]) == "request-changes: in-review > returned"
    assert str(chain[2].note) == chain[2].words == WORDS
    assert chain[2].comments == COMMENTS


def test_note_cannot_be_guessed_from_its_digest():
    """The same words of the same person have another digest each time."""
    user = SecretariatFactory()
    items = SubmissionFactory.create_batch(2, state=State.SUBMITTED)
    digests = {workflow.take_step(i, Action.TAKE_UP, actor=user).digest for i in items}
    assert len(digests) == 2


# What the database refuses

BESIDE = ", ".join(
    f"stocktaking_{name}"
    for name in ("correction", "endorsement", "opinion", "bulkdecisionrow")
)
"""Tables that name events."""


def refusal_of(statement):
    """What the database says with all its triggers on."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {TABLE} ENABLE TRIGGER USER")
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            cursor.execute(statement)
    return str(refusal.value)


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET after = 'published'",
        f"UPDATE {TABLE} SET hash = hash",
        f"DELETE FROM {TABLE}",
        f"TRUNCATE {TABLE} CASCADE",
        f"TRUNCATE stocktaking_eventnote, {BESIDE}, {TABLE}",
        "TRUNCATE stocktaking_submission CASCADE",
        "TRUNCATE accounts_user CASCADE",
    ],
)
def test_database_refuses_to_change_an_event(chain, statement):
    EventNote.objects.all().delete()
    before = list(SubmissionEvent.objects.values())

    said = refusal_of(statement)

    assert f"Rows of {TABLE} are never changed." in said
    assert list(SubmissionEvent.objects.values()) == before


def test_event_is_not_saved_twice(chain):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        chain[0].save()


def test_trigger_comes_and_goes_with_its_migration():
    name = "stocktaking.migrations.0004_events_not_truncated"
    (change,) = importlib.import_module(name).Migration.operations

    def enabled():
        asked = "SELECT tgenabled FROM pg_trigger WHERE tgname = %s"
        with connection.cursor() as cursor:
            cursor.execute(asked, ["submissionevent_not_truncated"])
            return cursor.fetchall()

    before = enabled()
    with connection.schema_editor() as editor:
        change.database_backwards("stocktaking", editor, None, None)
        without = enabled()
        change.database_forwards("stocktaking", editor, None, None)

    assert before == [("D",)]  # off, for tests that empty the tables
    assert (without, enabled()) == ([], [("O",)])
