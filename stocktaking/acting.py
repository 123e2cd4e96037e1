"""Who acts next on a submission, in a code and in words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.choices import Actor, State


@dataclass(frozen=True)
class Turn:
    who: Actor | None = None
    """None where nobody acts any more."""
    words: StrOrPromise = ""


OVER = Turn()
TURNS = {
    State.DRAFT: Turn(Actor.SUBMITTER, _("Not handed in yet.")),
    State.RETURNED: Turn(Actor.SUBMITTER, _("The secretariat asks for changes.")),
    State.SUBMITTED: Turn(
        Actor.SECRETARIAT, _("The secretariat acts next: somebody will take it up.")
    ),
    State.IN_REVIEW: Turn(Actor.REVIEWER, _("A reviewer is reading it.")),
    State.REFUSED: Turn(
        Actor.SUBMITTER, _("Refused. You may appeal once; somebody else decides then.")
    ),
}
"""By state; whatever is not here is decided, and its record says the rest."""
REFUSED_FOR_GOOD = Turn(None, _("Refused after an appeal."))


def turn_of(state: str, *, appealed: bool) -> Turn:
    """Whose turn it is with a submission in STATE."""
    if state == State.REFUSED and appealed:
        return REFUSED_FOR_GOOD
    return TURNS.get(State(state), OVER)
