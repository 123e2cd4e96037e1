"""Submissions that wait, and what somebody may do with them."""

from datetime import UTC, datetime

from stocktaking import workflow
from stocktaking.choices import Action, State
from tests.factories import SubmissionFactory, document, lines

DAY = datetime(2020, 6, 1, 12, 0, tzinfo=UTC)


ROW = "WSIS-P-000077"


def waiting(*codes, **more):
    whole = document(action_lines=lines(*codes or ["C3"]))
    return SubmissionFactory(state=State.SUBMITTED, document=whole, **more)


def moves(item, user):
    """What USER may do that leads ITEM somewhere: words alone do not."""
    words = {Action.COMMENT, Action.OPINION, Action.ENDORSE}
    possible = workflow.possible_actions(item, user)
    return [action for action in possible if action not in words]


def takes_up(item, user):
    return Action.TAKE_UP in workflow.possible_actions(item, user)
