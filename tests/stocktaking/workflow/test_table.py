"""The table of steps, exhausted: what it allows, to whom, and nothing else."""

from itertools import product

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import Submission
from stocktaking.workflow import StepRefused
from tests.stocktaking.situations import (
    ALLOWED,
    ROLES,
    TARGETS,
    people,
    situation,
    traces,
)
from tests.stocktaking.workflow.asking import NOT_POSSIBLE, REFUSED, told_of

pytestmark = pytest.mark.django_db


def test_table_of_steps_is_the_one_that_these_tests_exhaust():
    steps = workflow.STEPS.items()
    assert {(a, source) for a, step in steps for source in step.sources} == ALLOWED
    assert {action: step.target for action, step in steps} == TARGETS


@pytest.mark.parametrize("source", State)
@pytest.mark.parametrize("like", [Action.SUBMIT, Action.PUBLISH_AT_ONCE, Action.IMPORT])
def test_every_step_outside_the_table_is_refused_for_everybody(
    like, source, mailoutbox, django_capture_on_commit_callbacks
):
    item, _actor, given = situation(like, source)
    everybody, before = people(item), traces()
    actions = sorted(action for action, state in REFUSED if state == source)
    codes = set()

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        for action, user in product(actions, everybody.values()):
            with pytest.raises(StepRefused) as refusal:
                workflow.take_step(item, action, actor=user, given=given)
            codes.add(refusal.value.problem.code)

    assert (codes - NOT_POSSIBLE, traces()) == (set(), before)
    assert (callbacks, mailoutbox) == ([], [])


@pytest.mark.parametrize(("action", "source"), sorted(ALLOWED))
def test_step_in_the_table_is_refused_for_everybody_else(
    action, source, django_capture_on_commit_callbacks
):
    item, _actor, given = situation(action, source)
    everybody, before = people(item), traces()
    others = everybody.keys() - ROLES[action]

    with django_capture_on_commit_callbacks() as callbacks:
        for role in others:
            assert action not in workflow.possible_actions(item, everybody[role]), role
            with pytest.raises(StepRefused) as refusal:
                workflow.take_step(item, action, actor=everybody[role], given=given)
            assert refusal.value.problem.code in NOT_POSSIBLE, role

    assert len(others) == len(everybody) - len(ROLES[action] & everybody.keys())
    assert (traces(), callbacks) == (before, [])


@pytest.mark.parametrize(
    ("action", "source", "role"),
    [
        (action, source, role)
        for action, source in sorted(ALLOWED)
        for role in sorted(ROLES[action])
        if role != "reviewer" or source == State.IN_REVIEW
    ],
)
def test_step_in_the_table_moves_records_and_tells(
    action, source, role, mailoutbox, django_capture_on_commit_callbacks
):
    item, _actor, given = situation(action, source)
    actor = people(item)[role]
    assert action in workflow.possible_actions(item, actor)
    before = set(item.events.all())

    with django_capture_on_commit_callbacks(execute=True):
        event = workflow.take_step(item, action, actor=actor, given=given)

    target = TARGETS[action] or source
    assert Submission.objects.get(pk=item.pk).state == item.state == target
    assert set(item.events.all()) - before == {event}
    assert (event.action, event.before, event.after) == (action, source, target)
    assert (event.note.actor, event.note.words) == (actor, "Checked.")
    told = sorted(told_of(action, item, role))
    assert sorted(mail.to for mail in mailoutbox) == told
