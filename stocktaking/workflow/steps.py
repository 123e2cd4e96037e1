"""The table of steps: from where, to where, by whom, with what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stocktaking import registers
from stocktaking.choices import EDITABLE, Action, Kind, State
from stocktaking.models import Submission
from stocktaking.publishing import current_revision
from stocktaking.workflow.drafts import author, cleaned, may_change, submitter
from wsis_portal.accounts.models import User


def moderator(item: Submission, actor: User) -> bool:
    return Submission.objects.decidable_by(actor).filter(pk=item.pk).exists()


def reviewer(item: Submission, actor: User) -> bool:
    return item.reviewer_id == actor.pk and moderator(item, actor)


def secretariat(item: Submission, actor: User) -> bool:
    return actor.has_perm("stocktaking.moderate_submission")


def importer(item: Submission, actor: User) -> bool:
    """The secretariat takes in its own rows, not what somebody else still writes."""
    return submitter(item, actor) and secretariat(item, actor)


def reviewer_or_secretariat(item: Submission, actor: User) -> bool:
    """The secretariat moves what an absent reviewer holds."""
    return reviewer(item, actor) or (
        secretariat(item, actor) and moderator(item, actor)
    )


def first_appeal(item: Submission, actor: User) -> bool:
    return submitter(item, actor) and item.appealed_at is None


def small_change(item: Submission, actor: User) -> bool:
    """A change of fields that need no review, by its submitter, who still may."""
    if not (submitter(item, actor) and item.kind == Kind.CHANGE):
        return False
    before = current_revision(item.reference)
    if not (before and may_change(item.reference, actor)):
        return False
    after = cleaned(item)
    register = registers.get(item.register)
    return bool(after) and register.needs_no_review(before.public, after["public"])


@dataclass(frozen=True)
class Step:
    sources: tuple[State, ...]
    target: State
    by: Callable[[Submission, User], bool]
    needs: tuple[str, ...] = ()


REVIEW = (State.IN_REVIEW,)
STEPS: Mapping[Action, Step] = {
    Action.SUBMIT: Step(EDITABLE, State.SUBMITTED, author, ("terms",)),
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
    Action.PUBLISH_AT_ONCE: Step(EDITABLE, State.PUBLISHED, small_change),
    Action.IMPORT: Step((State.DRAFT,), State.PUBLISHED, importer),
}
