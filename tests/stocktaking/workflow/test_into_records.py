"""What is merged into a record that is there."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import Project, Tombstone
from stocktaking.workflow import Given, StepRefused
from tests.factories import SubmissionFactory, change_of, record
from tests.stocktaking.workflow.asking import merge

pytestmark = pytest.mark.django_db


def test_merged_one_names_the_record():
    item, row = SubmissionFactory(state=State.IN_REVIEW), record()
    merge(item, f" {row.reference.lower()} ")
    assert (item.state, item.merged_into) == (State.MERGED, row.reference)
    assert list(Project.objects.all()) == [row]


@pytest.mark.parametrize("into", ["WSIS-P-999999", "nonsense"])
def test_merge_asks_for_a_record_that_is_there(into):
    item = SubmissionFactory(state=State.IN_REVIEW)
    with pytest.raises(StepRefused) as refusal:
        merge(item, into)
    assert str(refusal.value) == f"There is no record {into}."


def test_merge_asks_for_a_record_of_the_same_register():
    item, other = SubmissionFactory(state=State.IN_REVIEW), record("commitment")
    with pytest.raises(StepRefused) as refusal:
        merge(item, other.reference)
    assert refusal.value.problem.code == "no-such-record"


def test_change_is_not_merged_into_its_own_record():
    row = record()
    item = change_of(row, state=State.IN_REVIEW)
    with pytest.raises(StepRefused) as refusal:
        merge(item, row.reference)
    assert refusal.value.problem.code == "no-such-record"


def test_change_may_be_merged_into_another_record():
    item, other = change_of(record(), state=State.IN_REVIEW), record()
    merge(item, other.reference)
    assert item.merged_into == other.reference


@pytest.mark.parametrize("action", [Action.MERGE, Action.PUBLISH])
def test_record_that_was_taken_down_takes_nothing_in(action):
    row = record()
    Tombstone.objects.create(
        reference=row.reference, register="project", words="Reported twice."
    )
    change = change_of(row, state=State.IN_REVIEW)
    other = SubmissionFactory(state=State.IN_REVIEW)
    item = change if action == Action.PUBLISH else other
    given = Given(into=row.reference, words="The same.")

    with pytest.raises(workflow.StepRefused) as refusal:
        workflow.take_step(item, action, actor=item.reviewer, given=given)

    assert refusal.value.problem.code == "no-such-record"
