"""Who has it in review, refusal and appeal."""

import pytest
import time_machine

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given, StepRefused
from tests.factories import SecretariatFactory, SubmissionFactory
from tests.stocktaking.workflow.asking import NOW, refuse

pytestmark = pytest.mark.django_db


def test_take_up_and_release_name_and_unname_the_reviewer():
    item, user = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    workflow.take_step(item, Action.TAKE_UP, actor=user)
    assert item.reviewer == user
    workflow.take_step(item, Action.RELEASE, actor=user)
    assert item.reviewer is None


def test_hand_over_names_the_other_one_who_then_decides():
    item, other = SubmissionFactory(state=State.IN_REVIEW), SecretariatFactory()
    first = item.reviewer

    workflow.take_step(item, Action.HAND_OVER, actor=first, given=Given(to=other))

    assert item.reviewer == other
    assert Action.PUBLISH not in workflow.possible_actions(item, first)
    workflow.take_step(item, Action.PUBLISH, actor=other)
    assert item.state == State.PUBLISHED


def test_refusal_keeps_reason_words_and_who():
    item, user = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    event = refuse(item, user)
    assert (event.reason, event.note.words) == ("out-of-scope", "Checked.")
    assert (item.state, item.refused_by) == (State.REFUSED, user)


@time_machine.travel(NOW, tick=False)
def test_appeal_is_once_and_another_moderator_decides():
    item, first = SubmissionFactory(state=State.SUBMITTED), SecretariatFactory()
    refuse(item, first)
    appeal = {"actor": item.submitter, "given": Given(words="Look again.")}
    workflow.take_step(item, Action.APPEAL, **appeal)
    assert (item.reviewer, item.appealed_at, item.submitted_at) == (None, NOW, NOW)
    assert workflow.possible_actions(item, first) == [Action.COMMENT]

    second = SecretariatFactory()
    refuse(item, second)

    assert item.refused_by == second
    assert workflow.possible_actions(item, item.submitter) == []
    with pytest.raises(StepRefused, match="not possible"):
        workflow.take_step(item, Action.APPEAL, **appeal)


def test_appeal_is_not_handed_back_to_who_refused():
    item = SubmissionFactory(state=State.IN_REVIEW, refused_by=SecretariatFactory())
    given = Given(to=item.refused_by)
    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(item, Action.HAND_OVER, actor=item.reviewer, given=given)
    assert refusal.value.problem.code == "may-not-moderate"
