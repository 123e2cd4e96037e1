"""A draft that looks like a record: a change of it, its next entry, or another one."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Kind, State
from stocktaking.models import Submission, Tombstone
from stocktaking.workflow import StepRefused
from tests.factories import (
    CountryFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    document,
    record,
    submitted,
    text,
)
from wsis_portal.errors import Refusal

pytestmark = pytest.mark.django_db


def owner(row):
    return Submission.objects.filter(reference=row.reference).earliest("pk").submitter


def draft_of(user, **more):
    return SubmissionFactory(submitter=user, **more)


def turn(item, row, **more):
    given = {"version": item.document_version, "actor": item.submitter, **more}
    workflow.turn_into_change(item, row.reference, **given)


def test_all_that_was_typed_is_in_the_change_and_the_rest_is_the_records():
    for code in ("ML", "SN"):
        CountryFactory(code=code)
    row = record(
        texts=[text(), text("Radio de village", "fr")],
        countries=["SN"],
        budget="10.00",
        currency="USD",
        source="Report",
    )
    item = draft_of(owner(row))
    typed = {
        "texts": [text("Village radio 2")],
        "countries": ["ML"],
        "stage": "stopped",
    }
    item.document["public"] = typed
    item.save()

    turn(item, row)

    item.refresh_from_db()
    now = row.revision.public
    assert item.public == {
        **now,
        "texts": [text("Village radio 2"), now["texts"][1]],
        "countries": ["SN", "ML"],
        "stage": "stopped",
    }
    assert (item.kind, item.state, item.reference) == (
        Kind.CHANGE,
        State.DRAFT,
        row.reference,
    )
    assert (item.base_revision, item.profile) == (1, "new")
    assert (item.document_version, item.writers) == (2, {})
    assert item.events.count() == 0


def test_the_contact_that_was_typed_stays_and_the_records_is_not_told():
    row = record()
    item = draft_of(owner(row))
    item.document["private"] = {"email": "new@example.org"}
    item.save()

    turn(item, row)

    item.refresh_from_db()
    assert item.private == {"email": "new@example.org"}


def test_partners_that_were_spelled_out_are_those_of_the_record():
    friends = OrganisationFactory(name="Radio Friends")
    partner = {"organisation": friends.reference, "role": "funding"}
    row = record(partners=[partner])
    named = [{"organisation": {"name": "radio friends"}, "role": "funding"}]
    named += [{"organisation": {"name": "New here"}, "role": "funding"}, "odd"]
    item = draft_of(owner(row), document=document(partners=named))

    turn(item, row)

    assert item.public["partners"] == [partner, *named[1:]]


def test_a_change_of_the_record_does_not_continue_it():
    row = record()
    item = draft_of(owner(row), document=document(continues=row.reference))

    turn(item, row)

    assert item.public["continues"] is None


def test_a_historic_record_stays_one():
    item = submitted("project", document(source="List"), profile="historic")
    draft = draft_of(owner(item))

    turn(draft, item)

    assert draft.profile == "historic"


def gone(item, row):
    Tombstone.objects.create(reference=row.reference, register="project")
    return item, row, {}


def begun_before(item, row):
    workflow.start_change(row.reference, actor=item.submitter)
    return item, row, {}


SITUATIONS = {
    "not theirs": lambda _item, row: (SubmissionFactory(), row, {}),
    "gone": gone,
    "of another register": lambda item, _row: (item, record("commitment"), {}),
    "begun before": begun_before,
    "a change already": lambda item, row: (
        workflow.start_change(row.reference, actor=item.submitter),
        row,
        {},
    ),
    "handed in": lambda item, row: (
        draft_of(item.submitter, state=State.SUBMITTED),
        row,
        {},
    ),
    "returned": lambda item, row: (
        draft_of(item.submitter, state=State.RETURNED),
        row,
        {},
    ),
    "saved meanwhile": lambda item, row: (item, row, {"version": 0}),
    "of a stranger": lambda item, row: (item, row, {"actor": UserFactory()}),
}
REFUSED = {
    "not theirs": "may-not-change",
    "gone": "no-such-record",
    "of another register": "no-such-record",
    "begun before": "change-begun",
    "a change already": "step-not-possible",
    "handed in": "handed-in",
    "returned": "step-not-possible",
    "saved meanwhile": "saved-meanwhile",
    "of a stranger": "step-not-possible",
}


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_what_may_not_be_turned_stays_as_it_is(name, code):
    row = record()
    item, row, more = SITUATIONS[name](draft_of(owner(row)), row)
    before = list(Submission.objects.order_by("pk").values())

    with pytest.raises(StepRefused) as refusal:
        turn(item, row, **more)

    assert refusal.value.problem.code == code
    assert list(Submission.objects.order_by("pk").values()) == before


def test_a_colleague_turns_it_for_a_submitter_who_may_change_the_record():
    row, colleague = record(), UserFactory()
    item = draft_of(owner(row), collaborators=[colleague])

    turn(item, row, actor=colleague)

    assert (item.kind, item.submitter) == (Kind.CHANGE, owner(row))


def test_a_draft_is_linked_to_its_earlier_entry():
    row = record()
    item = SubmissionFactory(submitter=owner(row))
    before = item.public

    workflow.let_continue(item, row.reference, actor=item.submitter)

    item.refresh_from_db()
    assert item.public == {**before, "continues": row.reference}


def test_what_a_draft_is_told_apart_from_is_remembered_once():
    row, other, item = record(), record(), SubmissionFactory()

    for one in (row, other, row):
        workflow.set_apart(item, one.reference, actor=item.submitter)

    item.refresh_from_db()
    assert item.apart_from == [row.reference, other.reference]


@pytest.mark.parametrize("act", [workflow.let_continue, workflow.set_apart])
@pytest.mark.parametrize("named", ["WSIS-P-000000", "of commitments", "x" * 300])
def test_only_published_records_of_the_register_are_remembered(act, named):
    item, promise = SubmissionFactory(), record("commitment")
    reference = promise.reference if named == "of commitments" else named

    with pytest.raises(Refusal):
        act(item, reference, actor=item.submitter)

    item.refresh_from_db()
    assert (item.apart_from, item.document_version) == ([], 1)


def test_nobody_adds_an_entry_to_the_record_of_others():
    row, item = record(), SubmissionFactory()

    with pytest.raises(StepRefused) as refusal:
        workflow.let_continue(item, row.reference, actor=item.submitter)

    item.refresh_from_db()
    assert refusal.value.problem.code == "may-not-change"
    assert "continues" not in item.public


@pytest.mark.parametrize("act", [workflow.let_continue, workflow.set_apart])
def test_a_stranger_says_nothing_about_a_draft(act):
    row, item = record(), SubmissionFactory()

    with pytest.raises(StepRefused):
        act(item, row.reference, actor=UserFactory())

    item.refresh_from_db()
    assert (item.apart_from, item.document_version) == ([], 1)
