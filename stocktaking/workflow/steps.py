"""The table of steps: from where, to where, by whom, with what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stocktaking.choices import EDITABLE, Action, State
from stocktaking.models import Submission
from stocktaking.workflow.rights import (
    author,
    first_appeal,
    importer,
    moderator,
    needs_no_review,
    reviewer,
    reviewer_or_secretariat,
    submitter,
)
from wsis_portal.accounts.models import User


@dataclass(frozen=True)
class Step:
    sources: tuple[State, ...]
    target: State
    by: Callable[[Submission, User], bool]
    needs: tuple[str, ...] = ()


REVIEW = (State.IN_REVIEW,)
STEPS: Mapping[Action, Step] = {
    Action.SUBMIT: Step(EDITABLE, State.SUBMITTED, author),
    Action.RECALL: Step((State.SUBMITTED,), State.DRAFT, submitter),
    Action.DISCARD: Step(EDITABLE, State.DISCARDED, submitter),
    Action.TAKE_UP: Step((State.SUBMITTED,), State.IN_REVIEW, moderator),
    Action.RELEASE: Step(REVIEW, State.SUBMITTED, reviewer_or_secretariat),
    Action.HAND_OVER: Step(REVIEW, State.IN_REVIEW, reviewer_or_secretariat, ("to",)),
    Action.REQUEST_CHANGES: Step(REVIEW, State.RETURNED, reviewer, ("words",)),
    Action.PUBLISH: Step(REVIEW, State.PUBLISHED, reviewer),
    Action.REFUSE: Step(REVIEW, State.REFUSED, reviewer, ("reason", "words")),
    Action.MERGE: Step(REVIEW, State.MERGED, reviewer, ("into", "words")),
    Action.APPEAL: Step((State.REFUSED,), State.SUBMITTED, first_appeal, ("words",)),
    Action.PUBLISH_AT_ONCE: Step(EDITABLE, State.PUBLISHED, needs_no_review),
    Action.IMPORT: Step((State.DRAFT,), State.PUBLISHED, importer),
}
