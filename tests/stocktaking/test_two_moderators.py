"""Two moderators at once, 200 times for every decision: one wins, one event is written,
the other is told.
"""

import os

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.events import verify_events, verify_submissions
from stocktaking.models import Submission, SubmissionEvent
from stocktaking.workflow import STEPS, Given
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    record,
)
from tests.stocktaking.situations import SAID

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 200 if os.environ.get("AUDIT") else 20
"""All of them in `make audit`: they take minutes."""
DECISIONS = [
    *(Action.TAKE_UP, Action.RELEASE, Action.HAND_OVER),
    *(Action.REQUEST_CHANGES, Action.PUBLISH, Action.REFUSE, Action.MERGE),
]
TOLD = {
    *("moved-meanwhile", "not-taken-up", "held-already", "held-by-another"),
    *("with-its-author", "decided-already", "own-refusal"),
}


def test_every_step_of_a_moderator_that_moves_is_tried():
    moving = {
        action
        for action, step in STEPS.items()
        if step.target and State.IN_REVIEW in (*step.sources, step.target)
    }
    assert moving == {*DECISIONS}


def stepper(item, action, actor, **given):
    """As it stands on the screen of ACTOR now."""
    seen = Submission.objects.get(pk=item.pk)
    return lambda: workflow.take_step(seen, action, actor=actor, given=Given(**given))


def pair(item, decision, mona, otto, into):
    """Mona decides; Otto takes it up as well, or takes it out of her hands."""
    said = {"words": SAID["words"], "reason": SAID["reason"], "into": into, "to": otto}
    mine = stepper(item, decision, mona, **said)
    if decision == Action.TAKE_UP:
        return mine, stepper(item, decision, otto)
    if item.pk % 2:
        return mine, stepper(item, Action.HAND_OVER, otto, to=otto)
    return mine, stepper(item, Action.RELEASE, otto)


@pytest.mark.parametrize("decision", DECISIONS)
def test_of_two_moderators_one_wins_and_the_other_is_told(at_once, decision):
    mona, otto = SecretariatFactory.create_batch(2)
    words, into, author = document(), record().reference, UserFactory()
    waits = decision == Action.TAKE_UP
    before = {"state": State.SUBMITTED if waits else State.IN_REVIEW}
    before |= {} if waits else {"reviewer": mona}
    for _ in range(ROUNDS):
        item = SubmissionFactory(**before, document=words, submitter=author)
        began = item.events.last().number

        answers = at_once(*pair(item, decision, mona, otto, into))

        (event,) = [one for one in answers if isinstance(one, SubmissionEvent)]
        (refusal,) = [one for one in answers if one is not event]
        assert refusal.problem.code in TOLD
        item.refresh_from_db()
        assert list(item.events.filter(number__gt=began)) == [event]
        assert item.state == event.after
    assert [*verify_events(), *verify_submissions()] == []
