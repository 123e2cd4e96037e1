"""The order in which steps lock, so that no two wait for each other."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction

from stocktaking import publishing, workflow
from stocktaking.choices import Action, State
from stocktaking.events import one_at_a_time, rehearsal, verify_events
from stocktaking.indexing.run import reindex_of
from stocktaking.models import Project, Revision, Submission, SubmissionEvent
from stocktaking.workflow import StepRefused
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    change_of,
    document,
    record,
)
from tests.stocktaking.importing.files import row, seed, taken_in
from wsis_portal.errors import InvalidDocument

LONG_ENOUGH = 30  # seconds; only a test that fails waits for as long


@pytest.fixture
def beside():
    """Starts a function in a thread with a connection of its own."""
    with ThreadPoolExecutor() as pool:

        def ended(act):
            try:
                return act()
            except (StepRefused, InvalidDocument) as refusal:
                return refusal
            finally:
                connection.close()

        yield lambda act, *args, **more: pool.submit(ended, lambda: act(*args, **more))


@contextmanager
def chain_is_held():
    with transaction.atomic():
        one_at_a_time()
        yield


def waiting():
    """How many of our transactions wait for a lock that is not of a row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks, pg_database WHERE NOT granted"
            " AND datname = current_database() AND database = pg_database.oid"
        )
        return cursor.fetchone()[0]


def until(is_so):
    for _ in range(LONG_ENOUGH * 100):
        if is_so():
            return
        time.sleep(0.01)
    pytest.fail("It did not come so.")


def rename(organisation):
    with workflow.in_turn():
        publishing.rename(organisation, "Quite another name")


def become_another_type(organisation):
    organisation.stakeholder_type = "technical-community"
    with workflow.in_turn():
        organisation.save()
        reindex_of(organisation)


def in_review(reviewer, **public):
    return SubmissionFactory(
        state=State.IN_REVIEW, reviewer=reviewer, document=document(**public)
    )


@pytest.mark.django_db(transaction=True)
def test_two_that_meet_in_one_identifier_do_not_wait_for_each_other(beside):
    """The one with a new organisation was here first, the other one writes first."""
    user, number = SecretariatFactory(), [{"scheme": "itu", "value": "1"}]
    spelled_out = in_review(user, identifiers=number, organisation={"name": "Trust"})
    plain = in_review(user, identifiers=number)

    with chain_is_held():
        first = beside(workflow.take_step, spelled_out, Action.PUBLISH, actor=user)
        until(lambda: waiting() == 1)
        second = beside(workflow.take_step, plain, Action.PUBLISH, actor=user)
        until(lambda: waiting() == 2)

    assert first.result(LONG_ENOUGH).action == Action.PUBLISH
    assert second.result(LONG_ENOUGH).problems["identifiers"][0].code == (
        "identifier-taken"
    )
    assert Project.objects.count() == 1
    assert list(verify_events()) == []


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_a_rehearsal(beside):
    seed()
    user = SecretariatFactory()
    known, other = taken_in(row(), row(id="b", title="Phones"), by=user)
    small = change_of(record(), {"stage": "completed"}, submitter=user)

    with rehearsal():
        rehearsed = taken_in(
            row(), row(id="b", title="Telephones"), row(id="c", title="C"), by=user
        )
        step = beside(workflow.take_step, small, Action.PUBLISH_AT_ONCE, actor=user)
        event = step.result(LONG_ENOUGH)

    assert [r.outcome.value for r in rehearsed] == ["unchanged", "updated", "created"]
    assert event.after == State.PUBLISHED
    assert list(verify_events()) == []
    assert Revision.objects.current(other.reference).number == 1
    assert Revision.objects.current(known.reference).number == 1


@pytest.mark.parametrize("act", [rename, become_another_type])
@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_an_organisation_that_waits_for_a_rehearsal(beside, act):
    seed()
    user = SecretariatFactory()
    (other,) = taken_in(row(id="b", title="Phones"), by=user)
    organisation = Project.objects.get(reference=other.reference).organisation
    small = change_of(record(), {"stage": "completed"}, submitter=user)

    with rehearsal():
        taken_in(row(id="b", title="Telephones"), by=user)
        other_act = beside(act, organisation)
        until(lambda: waiting() == 1 or other_act.done())
        step = beside(workflow.take_step, small, Action.PUBLISH_AT_ONCE, actor=user)
        event = step.result(LONG_ENOUGH)
        refused = other_act.result(LONG_ENOUGH)

    assert event.after == State.PUBLISHED
    assert refused.problem.code == "moved-meanwhile"


@pytest.mark.django_db(transaction=True)
def test_rehearsal_and_publication_of_one_record_do_not_wait_for_each_other(beside):
    """The rehearsal has taken a step; the other is at the record that comes next."""
    seed()
    user = SecretariatFactory()
    _known, other = taken_in(row(), row(id="b", title="Phones"), by=user)
    small = change_of(other, {"stage": "completed"}, submitter=user)

    with rehearsal():
        taken_in(row(title="Village radios"), by=user)
        step = beside(workflow.take_step, small, Action.PUBLISH_AT_ONCE, actor=user)
        until(lambda: step.done() or waiting() == 1)
        (kept,) = taken_in(row(id="b", title="Telephones"), by=user)

    assert step.result(LONG_ENOUGH).after == State.PUBLISHED
    assert (kept.outcome, kept.reference) == ("kept", other.reference)
    assert list(verify_events()) == []


@pytest.mark.django_db(transaction=True)
def test_row_that_another_import_took_in_meanwhile_is_unchanged(beside):
    seed()
    user = SecretariatFactory()
    taken_in(row(), by=user)
    corrected = row(title="Village radios")

    with chain_is_held():
        slower = beside(taken_in, corrected, by=user)
        until(lambda: waiting() == 1)
        taken_in(corrected, by=user)

    (result,) = slower.result(LONG_ENOUGH)
    assert (result.outcome, result.fields) == ("unchanged", ())
    assert Revision.objects.count() == 2


def stumble(code):
    """From now on the database gives up a step as it does when two lock crosswise."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION 'stumbled' USING ERRCODE = '{code}'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER stumble BEFORE INSERT ON stocktaking_eventnote"
            " FOR EACH ROW EXECUTE FUNCTION stumble()"
        )


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["deadlock_detected", "serialization_failure"])
def test_step_that_the_database_gives_up_is_refused_as_one_that_came_late(code):
    item = SubmissionFactory(state=State.SUBMITTED)
    stumble(code)

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())

    assert refusal.value.problem.code == "moved-meanwhile"
    assert Submission.objects.get().state == State.SUBMITTED
    assert not SubmissionEvent.objects.filter(action=Action.TAKE_UP).exists()


@pytest.mark.django_db
def test_other_troubles_of_the_database_are_not_hidden():
    item = SubmissionFactory(state=State.SUBMITTED)
    stumble("query_canceled")

    with pytest.raises(OperationalError, match="stumbled"):
        workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())
