"""Why a step is refused: in more words to who wrote the submission or moderates it."""

from stocktaking.choices import EDITABLE, WAITING, Action, State
from stocktaking.models import Submission
from stocktaking.workflow.given import StepRefused
from stocktaking.workflow.rights import author, moderator
from stocktaking.workflow.steps import REVIEW, STEPS
from wsis_portal.accounts.models import User


def not_possible(item: Submission, action: Action, actor: User) -> StepRefused:
    """What to raise; it costs queries, and steps that are possible do not ask."""
    step, code = STEPS.get(action), ""
    if step and Submission.objects.moderatable_by(actor).filter(pk=item.pk).exists():
        code = why_here(item, step.sources) or why_not_you(item, actor)
    elif step and author(item, actor):
        code = why_not_its_author(item, step.sources)
    return StepRefused(code or "step-not-possible")


def why_here(item: Submission, sources: tuple[State, ...]) -> str:
    """The code of what its state says against a step from SOURCES, or nothing."""
    if item.state in sources:
        return ""
    if item.state in EDITABLE:
        return "with-its-author"
    if item.state not in WAITING:
        return "decided-already"
    if sources == REVIEW:
        return "not-taken-up"
    return "held-already" if item.state in REVIEW else ""


def why_not_you(item: Submission, actor: User) -> str:
    """The code of what ACTOR has to do with it, or nothing."""
    if item.refused_by_id == actor.pk:
        return "own-refusal"
    if not Submission.objects.without_stakes_of(actor).filter(pk=item.pk).exists():
        return "own-part"
    if not moderator(item, actor):
        return "for-the-secretariat"
    is_held = item.state in REVIEW and item.reviewer_id != actor.pk
    return "held-by-another" if is_held else ""


def why_not_its_author(item: Submission, sources: tuple[State, ...]) -> str:
    if item.state in (*sources, *EDITABLE):
        return ""
    return "handed-in" if item.state in WAITING else "decided-already"
