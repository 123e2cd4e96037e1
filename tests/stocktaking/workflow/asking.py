"""What several of these tests do with a submission."""

from datetime import UTC, datetime
from itertools import product

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.stocktaking.situations import ALLOWED, SAID, TELLS

REFUSED = set(product(Action, State)) - ALLOWED


NOT_POSSIBLE = {
    *("step-not-possible", "not-taken-up", "held-already", "held-by-another"),
    *("with-its-author", "handed-in", "decided-already"),
    *("own-part", "own-refusal", "for-the-secretariat"),
}


NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def told_of(action, item, role):
    """A message goes to the other side, or both; the rest to all who wrote it."""
    writers = [[one.email] for one in (item.submitter, *item.collaborators.all())]
    if action != Action.COMMENT:
        return writers if action in TELLS else []
    reviewer = [[item.reviewer.email]] if item.reviewer and role != "reviewer" else []
    return reviewer if role in {"submitter", "collaborator"} else writers + reviewer


NEEDS = [
    (Action.HAND_OVER, "to"),
    (Action.REQUEST_CHANGES, "words"),
    (Action.CORRECT, "public"),
    (Action.REFUSE, "reason"),
    (Action.REFUSE, "words"),
    (Action.MERGE, "into"),
    (Action.MERGE, "words"),
    (Action.APPEAL, "words"),
    (Action.COMMENT, "words"),
    (Action.OPINION, "leaning"),
    (Action.OPINION, "words"),
    (Action.ENDORSE, "country"),
]


OBJECTS = {"to", "public"}
"""The others are words."""


def refuse(item, user):
    workflow.take_step(item, Action.TAKE_UP, actor=user)
    return workflow.take_step(item, Action.REFUSE, actor=user, given=Given(**SAID))


def merge(item, into):
    given = Given(words="The same.", into=into)
    return workflow.take_step(item, Action.MERGE, actor=item.reviewer, given=given)
