"""Filling in the form, section by section: what is typed is kept, valid or not."""

import json

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import registers, workflow
from stocktaking.forms import DocumentForm, new_writer, seen_of
from stocktaking.forms.sections import Progress, after, missing_in
from stocktaking.merging import Prints, Values, flat
from stocktaking.models import Submission
from stocktaking.views import likeness
from stocktaking.views.likeness import Match
from stocktaking.views.submissions import counted, own
from wsis_portal import interrupted
from wsis_portal.errors import Problems, Refusal
from wsis_portal.interrupted import login_keeps_words
from wsis_portal.requests import UserRequest

REVIEW = "review"
QUIETLY = "X-Quietly"  # on a part of the page; what the form's reader knows from now on
MOST_LETTERS = 32  # of the name of an open form


@require_http_methods(["GET", "HEAD"])
@login_keeps_words
@never_cache
def begin(request: UserRequest, pk: int) -> HttpResponse:
    """The first section; what rests is shown instead."""
    item = own(request, pk)
    form = registers.get(item.register).form
    if form is None:
        raise Http404
    if not item.is_editable:
        return redirect(item)
    return redirect(address(item, form.sections[0].slug))


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@never_cache
def edit(request: UserRequest, pk: int, slug: str) -> HttpResponse:
    item = own(request, pk)
    drawn = registers.get(item.register).form
    section = drawn.section_of(slug) if drawn else None
    if drawn is None or section is None:
        raise Http404
    if request.method == "POST":
        return receive(request, item, drawn(item, section, request.POST))
    if not item.is_editable:
        return redirect(item)
    words = interrupted.kept(request)
    form = drawn(item, section, words, request.GET.get("more", ""))
    found = problems(item)
    if words:
        form.is_valid()
    elif "check" in request.GET:
        form.check(found)
    return draw(request, form, found=found, words=words)


def receive(request: UserRequest, item: Submission, form: DocumentForm) -> HttpResponse:
    """Save what was typed; then go where its writer wants to go."""
    quietly = "HX-Request" in request.headers
    seen = seen_of(request.POST)
    if not form.is_valid():
        return unsaved(request, form, 400, seen, quietly=quietly)
    typed = form.typed()
    name = request.POST.get("writer", "")[:MOST_LETTERS]
    writer = workflow.Writer(name, counted(request, "turn"))
    try:
        merged = workflow.save_words(
            item, typed, seen=seen, writer=writer, actor=request.user
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return unsaved(request, form, refusal.status, seen, quietly=quietly)
    before, form.stored = form.stored, flat(item.opened)
    known = form.seen_next(seen, typed)
    if merged.conflicts:
        form.compare(merged.conflicts, merged.values)
        return unsaved(request, form, 409, known, quietly=quietly)
    interrupted.forget(request)
    if quietly:
        return saved(request, form, known, before)
    return go_on(request, item, form)


def unsaved(
    request: UserRequest,
    form: DocumentForm,
    status: int,
    seen: Prints,
    *,
    quietly: bool,
) -> HttpResponse:
    """What could not be saved stays in the form, with the reason above it.

    SEEN is what its writer knows from now on. A quiet answer says nothing of that:
    it has not shown both versions of anything.
    """
    if not quietly:
        return draw(request, form, status=status, seen=seen)
    page = "stocktaking/_unsaved.html"
    answer = render(request, page, {"form": form}, status=status)
    answer.headers[QUIETLY] = ""
    return answer


def saved(
    request: UserRequest, form: DocumentForm, seen: Prints, before: Values
) -> HttpResponse:
    """When; and what the draft looks like, where that is not what it was BEFORE."""
    looks = likeness.looks_otherwise(before, form.stored)
    context = {
        "submission": form.item,
        "looks": looks,
        "matches": likeness.matches(form.item, request.user) if looks else [],
    }
    answer = render(request, "stocktaking/_saved.html", context)
    answer.headers[QUIETLY] = json.dumps(seen)
    return answer


def go_on(request: UserRequest, item: Submission, form: DocumentForm) -> HttpResponse:
    """To the section, the language or the row that was asked for."""
    asked, here = request.POST, form.section.slug
    if answer := likeness.answered(request, item, address(item, here)):
        return answer
    if "next" in asked:
        return redirect(address(item, after(form.sections, here)))
    if (slug := asked.get("go", "")) and (slug == REVIEW or form.section_of(slug)):
        return redirect(address(item, slug))
    code = asked.get("language", "")
    if code in dict(settings.LANGUAGES):
        with translation.override(code):  # in which it will be read
            messages.success(request, _("The draft is saved."))
        return redirect(translate_url(address(item, here), code))
    messages.success(request, _("The draft is saved."))
    place = asked.get("save", "")
    anchor = f"?more={place}#{place}" if place in form.lists else ""
    return redirect(f"{address(item, here)}{anchor}")


def draw(
    request: UserRequest,
    form: DocumentForm,
    *,
    status: int = 0,
    found: Problems | None = None,
    words: QueryDict | None = None,
    seen: Prints | None = None,
) -> HttpResponse:
    """The form; with WORDS, those of a session that had ended, as they were sent.

    SEEN is what its reader knows of the draft: by default what the form shows of it.
    Who leaves a conflict undecided knows no more than before it.
    """
    item, is_unsaved = form.item, bool(words) or seen is not None
    if seen is None:
        seen = form.seen() if words is None else seen_of(words)
    context = {
        "submission": item,
        "form": form,
        "elsewhere": form.asked.elsewhere(item),
        "seen": json.dumps(form.decided(seen)),
        "undecided": json.dumps(seen) if form.conflicts else "",
        "unsaved": is_unsaved,
        "writer": new_writer(),
        "progress": progress(form, problems(item) if found is None else found),
        "next": after(form.sections, form.section.slug),
        "interrupted": bool(words),
        "matches": matches(request, form),
    }
    status = status or (422 if form.faults else 200)
    return render(request, "stocktaking/edit.html", context, status=status)


def matches(request: UserRequest, form: DocumentForm) -> list[Match]:
    """In the sections that ask for what a record is known by."""
    asked = any(map(form.section.asks, ("texts", "countries")))
    return likeness.matches(form.item, request.user) if asked else []


def problems(item: Submission) -> Problems:
    """What keeps the stored draft from being handed in."""
    return registers.get(item.register).problems(item.document, item.profile)


def progress(form: DocumentForm, found: Problems) -> list[Progress]:
    places = missing_in(form.sections, found)
    return [
        Progress(one, len(places[one.slug]), form.asked.of(one), one == form.section)
        for one in form.sections
    ]


def address(item: Submission, slug: str) -> str:
    """Of a section; of the review, where SLUG names none."""
    if slug in ("", REVIEW):
        return reverse("stocktaking:review", args=[item.pk])
    return reverse("stocktaking:edit-section", args=[item.pk, slug])
