import pytest
from django.db import IntegrityError, connection, transaction

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.events import forget, hash_of, verify_events
from stocktaking.models import EventNote, SubmissionEvent
from stocktaking.workflow import Given
from tests.factories import SecretariatFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """Three events: taken up, changes requested, and another one taken up."""
    user = SecretariatFactory()
    item, other = SubmissionFactory.create_batch(2, state=State.SUBMITTED)
    words = Given(words="Which village?", comments={"texts.0.summary": "Where?"})
    first = workflow.take_step(item, Action.TAKE_UP, actor=user)
    second = workflow.take_step(item, Action.REQUEST_CHANGES, actor=user, given=words)
    return [first, second, workflow.take_step(other, Action.TAKE_UP, actor=user)]


def tamper(sql, *values):
    """What only somebody with the rights of the owner of the table can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE stocktaking_submissionevent DISABLE TRIGGER USER")
        cursor.execute(sql, values)


def test_untouched_chain_is_good(chain):
    assert [event.number for event in chain] == [1, 2, 3]
    assert [event.previous for event in chain] == ["", chain[0].hash, chain[1].hash]
    assert list(verify_events()) == []


def test_event_says_the_step_and_its_note_the_words(chain):
    assert str(chain[1]) == "request-changes: in-review > returned"
    assert str(chain[1].note) == chain[1].words == "Which village?"
    assert chain[1].comments == {"texts.0.summary": "Where?"}


def test_chain_without_events_is_good():
    assert list(verify_events()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stocktaking_submissionevent SET after = 'published'",
        "UPDATE stocktaking_submissionevent SET hash = hash",
        "DELETE FROM stocktaking_submissionevent",
    ],
)
def test_database_refuses_to_change_an_event(chain, statement):
    EventNote.objects.all().delete()
    before = list(SubmissionEvent.objects.values())
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert list(SubmissionEvent.objects.values()) == before


def test_event_is_not_saved_twice(chain):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        chain[0].save()
    assert list(verify_events()) == []


@pytest.mark.django_db(transaction=True)
def test_truncate_stays_possible_for_tests_with_a_live_server():
    """It empties the whole chain or nothing: no single event can go that way."""
    item = SubmissionFactory(state=State.SUBMITTED)
    workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE stocktaking_submissionevent CASCADE")

    assert SubmissionEvent.objects.count() == EventNote.objects.count() == 0
    assert list(verify_events()) == []


@pytest.mark.parametrize(
    "assignment",
    [
        "after = 'published'",
        "before = 'draft'",
        "action = 'publish'",
        "reason = 'advertising'",
        "at = at - interval '1 day'",
        "at = at + interval '1 microsecond'",
        "submission_id = (SELECT max(id) FROM stocktaking_submission)",
    ],
)
def test_tampering_with_a_fact_is_located(chain, assignment):
    sql = f"UPDATE stocktaking_submissionevent SET {assignment} WHERE number = 2"
    tamper(sql)
    assert list(verify_events()) == [(2, "changed")]


def test_tampering_with_the_digest_is_located_with_its_note(chain):
    tamper("UPDATE stocktaking_submissionevent SET digest = 'x' WHERE number = 2")
    assert list(verify_events()) == [(2, "changed"), (2, "note-changed")]


def test_tampering_with_the_link_is_located(chain):
    tamper("UPDATE stocktaking_submissionevent SET previous = '' WHERE number = 2")
    assert list(verify_events()) == [(2, "changed"), (2, "gap")]


@pytest.mark.parametrize(("gone", "found"), [(1, [(2, "gap")]), (2, [(3, "gap")])])
def test_removed_event_is_located(chain, gone, found):
    EventNote.objects.filter(event__number=gone).delete()
    tamper("DELETE FROM stocktaking_submissionevent WHERE number = %s", gone)
    assert list(verify_events()) == found


@pytest.mark.parametrize(
    "changed",
    [
        {"words": "All is well."},
        {"comments": {}},
        {"comments": {"texts.0.summary": "Who?"}},
        {"salt": ""},
    ],
)
def test_changed_note_is_located(chain, changed):
    EventNote.objects.filter(event__number=2).update(**changed)
    assert list(verify_events()) == [(2, "note-changed")]


def test_note_that_names_another_person_is_located(chain):
    EventNote.objects.filter(event__number=2).update(actor=UserFactory())
    assert list(verify_events()) == [(2, "note-changed")]


def test_event_whose_hash_was_made_anew_breaks_the_chain_after_it(chain):
    tamper(
        "UPDATE stocktaking_submissionevent SET hash = %s WHERE number = 2", "0" * 64
    )
    assert list(verify_events()) == [(2, "changed"), (3, "gap")]


def test_rewritten_event_whose_hash_fits_is_located_at_the_next_one(chain):
    _first, second, _third = chain
    second.after = State.PUBLISHED
    table = "UPDATE stocktaking_submissionevent SET"
    fitting = [second.after, hash_of(second)]
    tamper(f"{table} after = %s, hash = %s WHERE number = 2", *fitting)
    tamper(f"{table} previous = %s WHERE number = 3", hash_of(second))
    assert list(verify_events()) == [(3, "changed")]


def test_number_that_is_left_out_is_located_even_where_all_hashes_fit(chain):
    first, _second, third = chain
    third.previous = first.hash
    EventNote.objects.filter(event__number=2).delete()
    tamper("DELETE FROM stocktaking_submissionevent WHERE number = 2")
    table = "UPDATE stocktaking_submissionevent SET"
    tamper(
        f"{table} previous = %s, hash = %s WHERE number = 3", first.hash, hash_of(third)
    )
    assert list(verify_events()) == [(3, "gap")]


def test_person_is_forgotten_and_the_chain_still_verifies(chain):
    assert forget(chain[0].note.actor) == 3

    assert list(verify_events()) == []
    assert EventNote.objects.count() == 0
    rows = SubmissionEvent.objects.values_list()
    kept = [str(value) for row in rows for value in row]
    assert len(rows) == 3
    forgotten = SubmissionEvent.objects.get(number=2)
    assert (forgotten.words, forgotten.comments) == ("", {})
    assert not [value for value in kept if "village" in value or "Where" in value]


def test_notes_of_others_stay(chain):
    item, other = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    workflow.take_step(item, Action.TAKE_UP, actor=other)
    assert forget(chain[0].note.actor) == 3
    assert [note.actor for note in EventNote.objects.all()] == [other]
    assert list(verify_events()) == []


def test_forgotten_note_cannot_be_guessed_from_its_digest():
    """The same words of the same person have another digest each time."""
    user = SecretariatFactory()
    items = SubmissionFactory.create_batch(2, state=State.SUBMITTED)
    digests = {workflow.take_step(i, Action.TAKE_UP, actor=user).digest for i in items}
    assert len(digests) == 2


def test_chain_goes_on_after_somebody_was_forgotten(chain):
    forget(chain[0].note.actor)
    item = SubmissionFactory(state=State.SUBMITTED)
    event = workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())
    assert (event.number, event.previous) == (4, chain[2].hash)
    assert list(verify_events()) == []


def test_words_in_any_script_verify():
    item = SubmissionFactory(state=State.IN_REVIEW)
    words = Given(
        words="\u041e\u0447\u0435\u043d\u044c \u062c\u064a\u062f \U0001f4fb \u00e9"
    )
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=words)
    assert list(verify_events()) == []


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_chain_verifies_wherever_the_reader_is(chain, zone, settings):
    settings.TIME_ZONE = zone
    assert list(verify_events()) == []


def test_verifying_costs_one_query_for_any_number(chain, django_assert_num_queries):
    with django_assert_num_queries(1):  # events with their notes
        list(verify_events())
