"""What a step asks for, and what is kept of it."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given, StepRefused
from tests.factories import SubmissionFactory
from tests.stocktaking.situations import ALLOWED, situation, traces
from tests.stocktaking.workflow.asking import NEEDS, OBJECTS

pytestmark = pytest.mark.django_db


def test_what_the_steps_need_is_what_these_tests_leave_out():
    steps = workflow.STEPS.items()
    assert [(a, name) for a, step in steps for name in step.needs] == NEEDS


@pytest.mark.parametrize(("action", "name"), NEEDS)
@pytest.mark.parametrize("nothing", ["", " \n "])
def test_what_a_step_needs_is_asked_for(action, name, nothing):
    source = min(source for a, source in ALLOWED if a == action)
    item, actor, given = situation(action, source)
    less = Given(**{**vars(given), name: None if name in OBJECTS else nothing})
    before = traces()

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, action, actor=actor, given=less)

    assert refusal.value.problem.code == f"needs-{name}"
    assert traces() == before


def test_step_without_anything_given_asks_for_what_it_needs():
    item = SubmissionFactory()
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.SUBMIT, actor=item.submitter)
    assert refusal.value.problem.code == "needs-terms"


@pytest.mark.parametrize("reason", ["because", "x" * 30])
def test_reason_is_one_of_the_list(reason):
    item = SubmissionFactory(state=State.IN_REVIEW)
    given = Given(words="No.", reason=reason)
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.REFUSE, actor=item.reviewer, given=given)
    assert refusal.value.problem.code == "needs-reason"


def test_comments_on_fields_stand_in_the_note():
    item = SubmissionFactory(state=State.IN_REVIEW)
    comments = {"texts.0.summary": "Which village?"}

    event = workflow.take_step(
        item,
        Action.REQUEST_CHANGES,
        actor=item.reviewer,
        given=Given(words="Nearly.", comments=comments),
    )

    event.note.refresh_from_db()
    assert event.note.comments == comments
