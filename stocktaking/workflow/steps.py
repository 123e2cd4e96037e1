"""The table of steps: from where, to where, by whom, with what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stocktaking.choices import EDITABLE, WAITING, Action, State
from stocktaking.models import Submission
from stocktaking.workflow.rights import (
    author,
    endorser,
    first_appeal,
    importer,
    in_conversation,
    moderator,
    needs_no_review,
    opinion_holder,
    reviewer,
    reviewer_of_document,
    reviewer_or_secretariat,
    submitter,
)
from wsis_portal.accounts.models import User


@dataclass(frozen=True)
class Step:
    sources: tuple[State, ...]
    target: State | None
    """None: it stays where it is, and something is said about it."""
    by: Callable[[Submission, User], bool]
    needs: tuple[str, ...] = ()

    def leads_to(self, state: State) -> State:
        """Where it is after the step, from STATE."""
        return self.target or state


REVIEW = (State.IN_REVIEW,)
OPEN = (*WAITING, State.RETURNED)
STEPS: Mapping[Action, Step] = {
    Action.SUBMIT: Step(EDITABLE, State.SUBMITTED, author),
    Action.RECALL: Step((State.SUBMITTED,), State.DRAFT, submitter),
    Action.DISCARD: Step(EDITABLE, State.DISCARDED, submitter),
    Action.TAKE_UP: Step((State.SUBMITTED,), State.IN_REVIEW, moderator),
    Action.RELEASE: Step(REVIEW, State.SUBMITTED, reviewer_or_secretariat),
    Action.HAND_OVER: Step(REVIEW, State.IN_REVIEW, reviewer_or_secretariat, ("to",)),
    Action.REQUEST_CHANGES: Step(
        REVIEW, State.RETURNED, reviewer_of_document, ("words",)
    ),
    Action.CORRECT: Step(REVIEW, None, reviewer_of_document, ("public",)),
    Action.PUBLISH: Step(REVIEW, State.PUBLISHED, reviewer),
    Action.REFUSE: Step(REVIEW, State.REFUSED, reviewer, ("reason", "words")),
    Action.MERGE: Step(REVIEW, State.MERGED, reviewer_of_document, ("into", "words")),
    Action.APPEAL: Step((State.REFUSED,), State.SUBMITTED, first_appeal, ("words",)),
    Action.COMMENT: Step(OPEN, None, in_conversation, ("words",)),
    Action.OPINION: Step(WAITING, None, opinion_holder, ("leaning", "words")),
    Action.ENDORSE: Step((*WAITING, State.PUBLISHED), None, endorser, ("country",)),
    Action.PUBLISH_AT_ONCE: Step(EDITABLE, State.PUBLISHED, needs_no_review),
    Action.IMPORT: Step((State.DRAFT,), State.PUBLISHED, importer),
}
"""All but `follow`, which nobody takes: a merger brings it along."""
