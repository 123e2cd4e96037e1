"""Each way to tamper with the record, in SQL, and how it is found."""

import pytest
from django.db import connection

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.events import (
    Fault,
    hash_of,
    last_mark,
    verify_events,
    verify_since,
    verify_submissions,
)
from stocktaking.models import EventNote, SubmissionEvent
from stocktaking.workflow import Given
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    record,
)
from tests.stocktaking.importing.files import row, seed, taken_in
from tests.stocktaking.tampering import TABLE, delete, four_events, insert, tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    return four_events()


@pytest.fixture
def item(chain):
    """That of the first three events."""
    return chain[0].submission_id


@pytest.fixture
def other(chain):
    return chain[3].submission_id


def faults():
    return [*verify_events(), *verify_submissions()]


# What is good


def test_untouched_chain_is_good(chain):
    SubmissionFactory()
    assert faults() == []


def test_chain_without_events_is_good():
    assert faults() == []
    assert last_mark() is None


def test_words_in_any_script_verify():
    item = SubmissionFactory(state=State.IN_REVIEW)
    words = Given(
        words="\u041e\u0447\u0435\u043d\u044c \u062c\u064a\u062f \U0001f4fb \u00e9"
    )
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=words)
    assert faults() == []


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_chain_verifies_wherever_the_reader_is(chain, zone, settings):
    settings.TIME_ZONE = zone
    assert faults() == []


def test_recalled_and_imported_and_small_changes_are_good():
    seed()
    user, given = SecretariatFactory(), Given(terms="2026-11")
    recalled, change = SubmissionFactory(), change_of(record(), {"stage": "completed"})
    for action in (Action.SUBMIT, Action.RECALL):
        workflow.take_step(recalled, action, actor=recalled.submitter, given=given)
    workflow.take_step(change, Action.PUBLISH_AT_ONCE, actor=change.submitter)
    taken_in(row(), by=user)

    assert faults() == []
    assert SubmissionEvent.objects.count() == 5


@pytest.mark.parametrize("state", [s for s in State if s != State.PUBLISHED])
def test_what_the_factories_make_is_good(state):
    SubmissionFactory(state=state)
    record("commitment")
    assert faults() == []


def test_verifying_costs_the_same_for_any_number(chain, django_assert_num_queries):
    with django_assert_num_queries(4):  # events, states, both ways of revisions
        faults()


# The chain against itself


@pytest.mark.parametrize(
    "assignment",
    [
        "after = 'refused'",
        "before = 'draft'",
        "action = 'publish'",
        "reason = 'advertising'",
        "at = at - interval '1 day'",
        "at = at + interval '1 microsecond'",
        "submission_id = (SELECT max(id) FROM stocktaking_submission)",
    ],
)
def test_changed_column_is_located(chain, assignment):
    tamper(f"UPDATE {TABLE} SET {assignment} WHERE number = 2")
    now = SubmissionEvent.objects.get(number=2).submission_id
    assert faults() == [Fault("changed", 2, now)]


def test_changed_digest_is_located_with_its_note(chain, item):
    tamper(f"UPDATE {TABLE} SET digest = 'x' WHERE number = 2")
    assert faults() == [Fault("changed", 2, item), Fault("note-changed", 2, item)]


def test_changed_link_is_located(chain, item):
    tamper(f"UPDATE {TABLE} SET previous = '' WHERE number = 2")
    assert faults() == [Fault("changed", 2, item), Fault("gap", 2, item)]


def test_event_whose_hash_was_made_anew_breaks_the_chain_after_it(chain, item):
    tamper(f"UPDATE {TABLE} SET hash = '{'0' * 64}' WHERE number = 2")
    assert faults() == [Fault("changed", 2, item), Fault("gap", 3, item)]


def test_rewritten_event_whose_hash_fits_is_located_at_the_next_one(chain, item):
    second = chain[1]
    second.after = State.REFUSED
    fits = hash_of(second)
    tamper(
        f"UPDATE {TABLE} SET after = 'refused', hash = '{fits}' WHERE number = 2",
        f"UPDATE {TABLE} SET previous = '{fits}' WHERE number = 3",
    )
    assert faults() == [Fault("changed", 3, item)]


@pytest.mark.parametrize(
    "assignment",
    [
        "words = 'All is well.'",
        "comments = '{}'",
        """comments = '{"texts.0.summary": "Who?"}'""",
        "salt = ''",
    ],
)
def test_changed_note_is_located(chain, item, assignment):
    third = f"(SELECT id FROM {TABLE} WHERE number = 3)"
    tamper(f"UPDATE stocktaking_eventnote SET {assignment} WHERE event_id = {third}")
    assert faults() == [Fault("note-changed", 3, item)]


def test_note_that_names_another_person_is_located(chain, item):
    EventNote.objects.filter(event__number=2).update(actor=UserFactory())
    assert faults() == [Fault("note-changed", 2, item)]


@pytest.mark.parametrize("gone", [1, 2])
def test_event_deleted_in_the_middle_is_located(chain, item, gone):
    tamper(*delete(gone))
    assert faults() == [Fault("gap", gone + 1, item)]


def test_number_that_is_left_out_is_located_even_where_all_hashes_fit(chain, item):
    first, _second, third, _fourth = chain
    third.previous = first.hash
    fits = hash_of(third)
    tamper(
        *delete(2, 4),
        f"UPDATE {TABLE} SET previous = '{first.hash}', hash = '{fits}'"
        " WHERE number = 3",
        "DELETE FROM stocktaking_queueentry",
        "DELETE FROM stocktaking_submission WHERE state = 'submitted'",
    )
    assert faults() == [Fault("gap", 3, item)]


def test_events_in_another_order_are_located(chain, item, other):
    tamper(
        f"UPDATE {TABLE} SET number = 9 WHERE number = 2",
        f"UPDATE {TABLE} SET number = 2 WHERE number = 3",
        f"UPDATE {TABLE} SET number = 3 WHERE number = 9",
    )
    assert faults() == [
        Fault("changed", 2, item),
        Fault("gap", 2, item),
        Fault("changed", 3, item),
        Fault("gap", 3, item),
        Fault("gap", 4, other),
        Fault("state", 3, item),
    ]


def test_event_slipped_in_at_the_end_is_located(chain, item, other):
    tamper(insert(5, like=2, submission_id=str(other)))
    assert faults() == [
        Fault("changed", 5, other),
        Fault("gap", 5, other),
        Fault("state", 5, other),
    ]


def test_event_slipped_in_before_the_first_one_is_located(chain, item):
    tamper(insert(0, like=1))
    assert faults() == [
        Fault("changed", 0, item),
        Fault("gap", 0, item),
        Fault("gap", 1, item),
    ]


def test_event_slipped_in_the_middle_is_located_with_all_that_moved(chain, item, other):
    tamper(
        f"UPDATE {TABLE} SET number = number + 100 WHERE number >= 3",
        f"UPDATE {TABLE} SET number = number - 99 WHERE number >= 100",
        insert(3, like=2),
    )
    assert faults() == [
        Fault("changed", 3, item),
        Fault("gap", 3, item),
        Fault("changed", 4, item),
        Fault("changed", 5, other),
    ]


# The chain against the world


def test_event_deleted_at_the_end_is_located(chain, other):
    tamper(*delete(4))
    assert faults() == [Fault("state-without-event", None, other)]


def test_two_events_deleted_at_the_end_are_located(chain, item, other):
    tamper(*delete(3, 4))
    assert faults() == [
        Fault("state", 2, item),
        Fault("state-without-event", None, other),
    ]


def test_state_changed_by_hand_is_located(chain, item, other):
    draft = SubmissionFactory().pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stocktaking_submission SET state = 'discarded'")

    assert faults() == [
        Fault("state", 3, item),
        Fault("state", 4, other),
        Fault("state-without-event", None, draft),
    ]


def test_revision_that_no_step_published_is_located(chain, item):
    tamper(
        "INSERT INTO stocktaking_revision"
        " (reference, number, public, submission_id, created_at)"
        f" VALUES ('WSIS-P-000001', 1, '{{}}', {item}, now())"
    )
    assert faults() == [Fault("revision-without-event", None, item)]


def test_published_revision_that_was_deleted_is_located(chain):
    record()
    event = SubmissionEvent.objects.last()
    tamper(
        f"DELETE FROM stocktaking_revision WHERE submission_id = {event.submission_id}"
    )
    assert faults() == [Fault("event-without-revision", 5, event.submission_id)]


# The chain against a mark that was kept outside


def rewritten():
    """Statements that make up all hashes anew, so that the chain fits together."""
    previous = ""
    for event in SubmissionEvent.objects.order_by("number"):
        event.previous = previous
        previous = hash_of(event)
        yield (
            f"UPDATE {TABLE} SET previous = '{event.previous}', hash = '{previous}'"
            f" WHERE number = {event.number}"
        )


def test_mark_that_was_kept_is_met_again_when_the_chain_went_on(chain):
    mark = last_mark()
    SubmissionFactory(state=State.SUBMITTED)

    assert (str(mark), last_mark().number) == (f"4:{chain[3].hash}", 5)
    assert list(verify_since(mark)) == []


def test_end_that_was_cut_off_with_its_traces_is_found_by_the_mark(chain, item, other):
    mark = last_mark()
    tamper(
        *delete(4),
        f"DELETE FROM stocktaking_queueentry WHERE submission_id = {other}",
        f"DELETE FROM stocktaking_submission WHERE id = {other}",
    )

    assert faults() == []
    assert list(verify_since(mark)) == [Fault("cut-off", 4)]


def test_chain_that_was_written_anew_is_found_by_the_mark(chain, other):
    mark = last_mark()
    tamper(f"UPDATE {TABLE} SET at = at - interval '1 day' WHERE number = 2")
    tamper(*rewritten())

    assert faults() == []
    assert list(verify_since(mark)) == [Fault("not-the-same", 4, other)]
