"""The last page of the form: all that was typed, what is missing, and handing in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import registers, workflow
from stocktaking.choices import Action
from stocktaking.forms import Asked, Section, asked_of
from stocktaking.forms.faults import Fault
from stocktaking.forms.sections import missing_in
from stocktaking.models import Revision, Submission
from stocktaking.outline import Difference, Line, answers, differences
from stocktaking.views.editing import address, problems
from stocktaking.views.likeness import matches
from stocktaking.views.submissions import counted, own
from stocktaking.workflow import Given, StepRefused, possible_actions
from wsis_portal.errors import InvalidInput, Problems, Refusal
from wsis_portal.interrupted import login_keeps_words
from wsis_portal.requests import UserRequest


@dataclass(frozen=True)
class Part:
    """A section as the review shows it: what was answered, what the reviewer asks, and
    what keeps it back.
    """

    section: Section
    address: str
    lines: list[Line]
    comments: list[Fault]
    faults: list[Fault]


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@never_cache
def review(request: UserRequest, pk: int) -> HttpResponse:
    """What would be handed in; on POST the step that was asked for."""
    item = own(request, pk)
    if not item.is_editable or not registers.get(item.register).form:
        return redirect(item)
    if request.method != "POST":
        return draw(request, item, problems(item))
    try:
        return take(request, item)
    except InvalidInput as refusal:
        return draw(request, item, refusal.problems, status=422)
    except Refusal as refusal:
        item.refresh_from_db()
        return draw(request, item, problems(item), refusal, refusal.status)


def take(request: UserRequest, item: Submission) -> HttpResponse:
    actor = request.user
    accepted = "terms" in request.POST
    given = Given(terms=settings.TERMS_VERSION if accepted else "")
    if counted(request, "version") != item.document_version:
        raise StepRefused("moved-meanwhile")
    if "at_once" in request.POST:
        workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=actor, given=given)
        messages.success(request, _("It is published."))
        return redirect(item.record_url or item)
    if "keep_contact" in request.POST:
        workflow.keep_contact(item, actor=actor)
        messages.success(request, _("The contact is kept. Nothing else was changed."))
        return redirect("stocktaking:my")
    workflow.take_step(item, Action.SUBMIT, actor=actor, given=given)
    messages.success(request, _("Handed in. The secretariat acts next."))
    return redirect(item)


def draw(
    request: UserRequest,
    item: Submission,
    found: Problems,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    base = Revision.objects.current(item.reference) if item.reference else None
    possible = possible_actions(item, request.user)
    places = missing_in(registers.get(item.register).drawn.sections, found)
    asked = asked_of(item)
    context = {
        "submission": item,
        "asked": asked,
        "elsewhere": asked.elsewhere(item),
        "parts": list(parts(item, places, asked)),
        "missing": len(found),
        "unplaced": [str(p) for one in places.get("", {}).values() for p in one],
        "changes": changes(item, base) if base else [],
        "is_change": bool(base),
        "is_stale": bool(base and workflow.moved_on(item, base)),
        "refusal": refusal,
        "asks_terms": not workflow.terms_accepted(request.user),
        "accepted": "terms" in request.POST,
        "at_once": Action.PUBLISH_AT_ONCE in possible,
        "matches": matches(item, request.user),
        "contact_only": workflow.changes_contact_only(item, request.user),
    }
    return render(request, "stocktaking/review.html", context, status=status)


def changes(item: Submission, now: Revision) -> list[Difference]:
    """What it would change. That somebody confirmed the record is no part of it."""
    public = workflow.with_confirmation(item, item.public, now)
    return differences(item.register, now.public, public)


def parts(
    item: Submission, places: dict[str, Problems], asked: Asked
) -> Iterator[Part]:
    drawn = registers.get(item.register).drawn
    answered = answers(item.register, item.opened)
    for section in drawn.sections:
        lines = [line for name, line in answered.items() if section.asks(name)]
        form = drawn(item, section, said=asked)
        form.check(places[section.slug])
        url = address(item, section.slug)
        yield Part(section, url, lines, form.comments, form.faults)
