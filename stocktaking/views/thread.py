"""What happened to a submission and was said about it, and what one writes to it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib import messages
from django.utils.translation import gettext as _

from stocktaking import registers, workflow
from stocktaking.choices import Action
from stocktaking.comparing import Change, corrected
from stocktaking.forms import StepForm
from stocktaking.models import Submission, SubmissionEvent
from stocktaking.outline import Names
from stocktaking.views.voices import Voices
from stocktaking.wording import Effort
from wsis_portal import interrupted
from wsis_portal.accounts.models import User
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest

BESIDE = ("note__actor", "correction", "endorsement__country")


@dataclass(frozen=True)
class Entry:
    event: SubmissionEvent
    who: str
    comments: list[tuple[str, str]]
    """By the label of the field that each is about."""
    corrected: list[Change]
    """Word by word."""


def thread(
    item: Submission, reader: User, effort: Effort, *, named: bool = True
) -> list[Entry]:
    """The newest first, without what reviewers say to each other."""
    register, names = registers.get(item.register), Names()
    events = item.events.for_authors().select_related(*BESIDE).order_by("-number")
    voices = Voices(item, events, reader, named=named)
    return [
        Entry(
            event,
            voices.of(event),
            register.labelled(event.comments),
            corrected(event, names, effort),
        )
        for event in events
    ]


def message_form(
    request: UserRequest, item: Submission, possible: Collection[Action]
) -> StepForm | None:
    """Empty, as it was sent, or with words that came before; none where nobody
    listens, unless words have just arrived.
    """
    sent = request.POST if "words" in request.POST else None
    if sent is None and Action.COMMENT not in possible:
        return None
    words = interrupted.typed(request)
    return StepForm(Action.COMMENT, item, sent, initial=words, auto_id="%s")


def is_unsent(form: StepForm | None) -> bool:
    """Whether it shows words of before that nothing was done with."""
    words = form.initial.get("words", "") if form and not form.is_bound else ""
    return bool(words.strip())


def say(request: UserRequest, item: Submission, form: StepForm) -> bool:
    """Put the words into the thread; else the form says why not."""
    if not form.is_valid():
        return False
    said, actor = form.given(), request.user
    try:
        workflow.take_step(item, Action.COMMENT, actor=actor, given=said)
    except Refusal as refusal:
        if refusal.problem.code != "said-already":
            form.add_error(None, str(refusal))
            return False
    interrupted.forget(request)
    messages.success(request, _("Your message is in the thread below."))
    return True
