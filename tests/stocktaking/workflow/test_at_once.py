"""What its authors publish at once, and what is reviewed."""

import pytest

from stocktaking import registers, workflow
from stocktaking.choices import Action
from stocktaking.workflow import Given, StepRefused
from tests.factories import (
    ProjectFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    record,
    row_of,
)
from tests.stocktaking.workflow.waiting import ROW
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "possible"),
    [
        ({"stage": "completed"}, True),
        ({"stage": "stopped", "ends_on": "2027-01"}, True),
        ({"confirmed_on": "2026-11-02"}, True),
        ({}, False),
        ({"starts_on": "2024"}, False),
        ({"stage": "stopped", "starts_on": "2024"}, False),
        ({"area": "infrastructure"}, False),
        ({"stage": "stopped", "level": "regional", "countries": []}, False),
        ({"ends_on": "2001"}, False),
        ({"stage": "paused"}, False),
        ({"mobile": "1"}, False),
    ],
)
def test_only_listed_and_valid_changes_are_published_at_once(changes, possible):
    item = change_of(record(), changes)
    offered = workflow.possible_actions(item, item.submitter)
    assert (Action.PUBLISH_AT_ONCE in offered) is possible


PROJECT_AT_ONCE = {"stage": "stopped", "ends_on": "2030", "confirmed_on": "2026-01-01"}


COMMITMENT_AT_ONCE = {
    "fulfilment": "in-progress",
    "ends_on": "2030",
    "confirmed_on": "2026-01-01",
}


OTHERWISE = {
    "texts": [{"language": "en", "title": "Other", "summary": "Other"}],
    "organisation": {"name": "Radio Trust"},
    "stakeholder_type": "business",
    "activity_type": "training",
    "level": "regional",
    "area": "applications",
    "countries": ["CH"],
    "action_lines": [],
    "targets": [{"target": "a"}],
    "sdgs": [{"sdg": 9}],
    "partners": [{"organisation": {"name": "Radio Trust"}}],
    "starts_on": "2024",
    "languages": ["sw"],
    "links": [{"url": "https://example.org/"}],
    "identifiers": [{"scheme": "itu", "value": "1"}],
    "collections": ["stocktaking"],
    "source": "A report",
    "budget": "1.00",
    "amount": "1.00",
    "anticipated_expenditure": "1.00",
    "amount_spent": "1.00",
    "currency": "USD",
    "awards": [{"scheme": "WSIS Prizes", "year": 2020, "level": "winner"}],
    "timescale": "longer",
    "commitment": "WSIS-G-000001",
    "fulfilment": "abandoned",
}


@pytest.mark.parametrize(
    ("register", "at_once"),
    [
        ("project", PROJECT_AT_ONCE),
        ("commitment", COMMITMENT_AT_ONCE),
        ("progress-report", {}),
    ],
)
def test_each_field_is_reviewed_unless_it_is_listed(register, at_once):
    base = change_of(record(register)).public
    asked = registers.get(register).needs_no_review
    changed = {name: {**OTHERWISE, **at_once}.get(name, "other") for name in base}
    free = {name for name in base if asked(base, {**base, name: changed[name]})}
    assert free == set(at_once)


@pytest.mark.parametrize(
    ("fulfilment", "at_once"),
    [
        ("announced", False),  # as it was: there is nothing to publish
        ("in-progress", True),
        ("completed", False),
        ("partly-completed", False),
        ("abandoned", True),
        ("unknown", True),
    ],
)
def test_progress_is_published_at_once_and_fulfilment_is_reviewed(fulfilment, at_once):
    item = change_of(record("commitment"), {"fulfilment": fulfilment})
    offered = workflow.possible_actions(item, item.submitter)
    assert (Action.PUBLISH_AT_ONCE in offered) is at_once


def test_fulfilment_is_reviewed_with_an_end_date_too():
    item = change_of(
        record("commitment"), {"fulfilment": "completed", "ends_on": "2026"}
    )
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_fact_that_was_reviewed_may_be_confirmed_at_once():
    row = record("commitment", fulfilment="completed")
    item = change_of(row, {"confirmed_on": "2026-11-02"})
    assert Action.PUBLISH_AT_ONCE in workflow.possible_actions(item, item.submitter)


def test_new_record_is_never_published_at_once():
    item = SubmissionFactory()
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_change_of_the_private_part_publishes_nothing():
    item = change_of(record())
    item.document["private"]["note"] = "Please call."
    item.save()
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_change_by_a_stranger_is_not_published_at_once():
    item = change_of(record(), {"stage": "stopped"}, submitter=UserFactory())
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_member_who_left_publishes_no_more_at_once():
    row, user = record(), UserFactory()
    row.organisation.members.add(user)
    item = change_of(row, {"stage": "stopped"}, submitter=user)
    assert Action.PUBLISH_AT_ONCE in workflow.possible_actions(item, user)

    row.organisation.members.remove(user)

    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, user)


def test_change_of_a_record_that_has_no_revision_is_not_published_at_once():
    row = ProjectFactory(reference=ROW)
    item = SubmissionFactory(kind="change", base_revision=1, reference=row.reference)
    assert Action.PUBLISH_AT_ONCE not in workflow.possible_actions(item, item.submitter)


def test_what_is_published_at_once_is_there_at_once():
    row = record()
    item = change_of(row, {"stage": "completed", "ends_on": "2026-05"})
    workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=item.submitter)
    row = row_of(item)
    assert (row.stage, row.ends_on) == ("completed", "2026-05")


def test_change_is_handed_in_only_by_who_still_may():
    row = record()
    organisation = row.organisation
    member = UserFactory()
    organisation.members.add(member)
    item = workflow.start_change(row.reference, actor=member)
    organisation.members.remove(member)

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(
            item, Action.SUBMIT, actor=member, given=Given(terms="2026-11")
        )

    assert refusal.value.problem.code == "may-not-change"


def test_identifier_of_the_import_is_not_given_by_submitters():
    mine = [{"scheme": "import", "value": "prize-2031/1"}]
    item = SubmissionFactory(document=document(identifiers=mine))

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(
            item, Action.SUBMIT, actor=item.submitter, given=Given(terms="2026-11")
        )

    (problem,) = refusal.value.problems["identifiers"]
    assert problem.code == "of-the-import"
