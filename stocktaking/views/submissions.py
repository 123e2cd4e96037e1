"""What a stakeholder does with an own submission."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import registers, workflow
from stocktaking.choices import ACTS, Action
from stocktaking.forms import Asked, Section, StepForm, asked_of
from stocktaking.models import Submission
from stocktaking.outline import contact, outline
from stocktaking.texts import apart
from stocktaking.views.people import people_on
from stocktaking.views.thread import is_unsent, message_form, say, thread
from stocktaking.wording import Effort
from stocktaking.workflow import contact_reader, possible_actions
from wsis_portal import interrupted
from wsis_portal.accounts.models import User
from wsis_portal.errors import Refusal
from wsis_portal.interrupted import language_keeps_words, login_keeps_words
from wsis_portal.requests import PortalRequest, UserRequest

BEFORE = {
    Action.SUBMIT: _("It is handed in again as it is. Somebody else decides."),
    Action.RECALL: _(
        "You take it back before anybody has taken it up. It becomes a draft, and you"
        " may change it and hand it in again."
    ),
    Action.DISCARD: _(
        "The draft is put away for good and leaves your list. What is public stays as"
        " it is."
    ),
    Action.APPEAL: _(
        "You may do this once. Somebody other than who refused it reads your words and"
        " decides; that decision stands."
    ),
}
"""Steps that have a button of their own, and what they mean before they are taken."""

AFTER = {
    Action.SUBMIT: _("Handed in. The secretariat acts next."),
    Action.RECALL: _(
        "It is a draft again. Change what you like; nobody decides until you hand it"
        " in once more."
    ),
    Action.DISCARD: _("The draft is discarded. Nothing more happens with it."),
    Action.APPEAL: _(
        "Your appeal is handed in. Somebody other than who refused it takes it up"
        " next, and we tell you by e-mail."
    ),
}
"""What happens next, said when the step is taken."""


def counted(request: PortalRequest, name: str) -> int:
    """The number of a version that the page has shown; 0 where it says none."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def own(request: UserRequest, pk: int) -> Submission:
    return get_object_or_404(Submission.objects.of_author(request.user), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@language_keeps_words
@never_cache
def submission(request: UserRequest, pk: int) -> HttpResponse:
    """Where it stands, what was said, and what may be done now; a message on POST."""
    item = own(request, pk)
    possible = possible_actions(item, request.user)
    form = message_form(request, item, possible)
    if form and form.is_bound and say(request, item, form):
        return redirect(f"{item.get_absolute_url()}#thread")
    context = {
        **shown(item, request.user),
        "actions": [action for action in offered(item) if action in possible],
        "thread": thread(item, request.user, Effort()),
        "form": form,
        "unsent": is_unsent(form),
        "people": people_on(item, request.user),
    }
    status = 422 if form and form.errors else 200
    return render(request, "stocktaking/submission.html", context, status=status)


def shown(item: Submission, reader: User) -> dict[str, Any]:
    """What it says, and what is asked of those who wrote it."""
    may_read, asked = contact_reader(item, reader), asked_of(item)
    texts, rest = apart(item.public)
    return {
        "submission": item,
        "texts": texts,
        "outline": outline(item.register, rest),
        "contact": contact(item.private) if may_read else [],
        "editable": item.is_editable,
        "asked": asked,
        "asked_in": asked_in(item, asked),
        "elsewhere": asked.elsewhere(item) if asked.comments else [],
    }


def asked_in(item: Submission, asked: Asked) -> list[tuple[Section, int]]:
    """The sections that have comments, and how many."""
    form = registers.get(item.register).form
    counted = [(one, asked.of(one)) for one in (form.sections if form else ())]
    return [(section, number) for section, number in counted if number]


def offered(item: Submission) -> list[Action]:
    """A document is handed in from its own review, an act as it is."""
    acts = item.kind in ACTS
    return [action for action in BEFORE if acts or action != Action.SUBMIT]


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@language_keeps_words
@never_cache
def step(request: UserRequest, pk: int, action: str) -> HttpResponse:
    """Ask for what the step needs, then take it."""
    item = own(request, pk)
    if action not in offered(item):
        raise Http404
    taken = Action(action)
    sent = request.POST if request.method == "POST" else None
    words = interrupted.typed(request)
    form = StepForm(taken, item, sent, initial=words)
    if request.method == "POST" and form.is_valid():
        try:
            workflow.take_step(item, taken, actor=request.user, given=form.given())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            interrupted.forget(request)
            messages.success(request, AFTER[taken])
            return redirect("stocktaking:my")
    context = {
        "submission": item,
        "action": taken,
        "meaning": BEFORE[taken],
        "form": form,
        "unsent": bool(words) and sent is None,
    }
    status = 422 if form.errors else 200
    return render(request, "stocktaking/step.html", context, status=status)
