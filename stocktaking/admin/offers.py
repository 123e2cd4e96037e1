"""The steps that a reviewer is offered: each a form on the page, and a key."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking import workflow
from stocktaking.choices import Action, Kind
from stocktaking.forms import StepForm
from stocktaking.models import CannedReply, Submission
from wsis_portal.accounts.models import User

KEYS = {
    Action.TAKE_UP: "T",
    Action.PUBLISH: "P",
    Action.REQUEST_CHANGES: "A",
    Action.REFUSE: "R",
    Action.MERGE: "M",
    Action.CORRECT: "E",
    Action.OPINION: "O",
    Action.COMMENT: "W",
    Action.HAND_OVER: "H",
    Action.RELEASE: "F",
}
"""In the order of the page, each with its key. What is possible, the workflow says."""


DONE_BY_PUBLISHING = {
    Kind.WITHDRAWAL: _("Take the record down"),
    Kind.RESTORATION: _("Bring the record back"),
    Kind.MERGER: _("Merge both records"),
}
"""What the button says of an act after publication."""


class Offer(NamedTuple):
    action: Action
    label: StrOrPromise
    key: str
    form: StepForm
    replies: list[tuple[CannedReply, bool]]
    """Each, and whether it has words in the language of the submitter."""
    is_open: bool

    @property
    def asks(self) -> bool:
        """Whether something is said with it; a correction has a page of its own."""
        return bool(self.form.fields)


def offers(
    item: Submission, person: User, taken: StepForm | None = None
) -> list[Offer]:
    """Those that are possible now. TAKEN is the form of one that was refused: it stays,
    possible or not, with the words that were typed.
    """
    possible = set(workflow.possible_actions(item, person))
    if taken and (taken.is_bound or taken.initial):
        possible.add(taken.action)
    language = item.submitter.language
    replies = list(CannedReply.objects.all()) if possible else []
    return [
        Offer(
            action,
            label_of(action, item),
            key,
            taken if taken and taken.action == action else form_of(action, item),
            [(one, one.speaks(language)) for one in replies if one.action == action],
            bool(taken and taken.action == action),
        )
        for action, key in KEYS.items()
        if action in possible
    ]


def label_of(action: Action, item: Submission) -> StrOrPromise:
    is_act = action == Action.PUBLISH and item.kind in DONE_BY_PUBLISHING
    return DONE_BY_PUBLISHING[Kind(item.kind)] if is_act else action.label


def form_of(action: Action, item: Submission, *args: Any, **more: Any) -> StepForm:
    """Several stand on one page, so that each has ids of its own."""
    return StepForm(action, item, *args, auto_id=f"{action}-%s", **more)
