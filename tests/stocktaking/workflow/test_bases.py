"""One change at a time, on the version that it started from."""

import pytest
from django.utils import translation

from stocktaking import workflow
from stocktaking.choices import Action, Kind, State
from stocktaking.models import Project
from stocktaking.workflow import Given, StepRefused
from tests.factories import SubmissionFactory, change_of, record
from tests.stocktaking.situations import SAID, traces
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


def test_only_one_change_of_a_record_waits_and_drafts_lock_nobody():
    row, given = record(), Given(terms="2026-11")
    first, second = change_of(row), change_of(row)
    workflow.take_step(first, Action.SUBMIT, actor=first.submitter, given=given)
    before = traces()

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(second, Action.SUBMIT, actor=second.submitter, given=given)

    assert refusal.value.problem.code == "change-waiting"
    assert traces() == before


def test_change_that_was_decided_makes_room_for_the_next():
    row, given = record(), Given(terms="2026-11")
    first, second = change_of(row, state=State.IN_REVIEW), change_of(row)
    workflow.take_step(first, Action.REFUSE, actor=first.reviewer, given=Given(**SAID))
    workflow.take_step(second, Action.SUBMIT, actor=second.submitter, given=given)
    assert second.state == State.SUBMITTED


def test_publish_on_a_stale_base_is_refused_and_names_the_difference():
    row = record()
    slow = change_of(row, state=State.IN_REVIEW)
    quick = change_of(row, {"stage": "stopped", "ends_on": "2026"})
    workflow.take_step(quick, Action.PUBLISH_AT_ONCE, actor=quick.submitter)
    before = traces()

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(slow, Action.PUBLISH, actor=slow.reviewer)

    assert refusal.value.problem.code == "stale-base"
    assert refusal.value.problem.params["names"] == ["ends_on", "stage"]
    assert str(refusal.value) == (
        "The record has changed since: Ends on, Stage. Bring the draft onto it."
    )
    with translation.override("ar"):
        assert "تاريخ النهاية، مرحلة المشروع" in str(refusal.value)
    assert traces() == before


def test_publish_at_once_on_a_stale_base_is_refused_too():
    row = record()
    first, second = (change_of(row, {"stage": s}) for s in ("stopped", "completed"))
    workflow.take_step(first, Action.PUBLISH_AT_ONCE, actor=first.submitter)

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(second, Action.PUBLISH_AT_ONCE, actor=second.submitter)

    assert refusal.value.problem.code == "stale-base"
    assert Project.objects.get().stage == "stopped"


def test_change_of_a_record_that_is_not_there_is_refused():
    item = SubmissionFactory(
        state=State.IN_REVIEW,
        kind=Kind.CHANGE,
        base_revision=1,
        reference="WSIS-P-999999",
    )
    with pytest.raises(StepRefused, match="no record WSIS-P-999999"):
        workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)


def test_publishing_judges_again_and_a_refusal_leaves_no_trace():
    item = SubmissionFactory(state=State.IN_REVIEW)
    del item.document["public"]["organisation"]
    item.save()
    before = traces()

    with pytest.raises(InvalidDocument) as refusal:
        workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    assert set(refusal.value.problems) == {"organisation"}
    assert traces() == before
