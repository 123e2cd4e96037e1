"""Filling in the form of a record: saved as typed, judged when handed in."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import workflow
from stocktaking.choices import EDITABLE, Action, RegisterName
from stocktaking.forms import FORMS, DocumentForm
from stocktaking.models import Project, Submission
from stocktaking.views.submissions import own
from stocktaking.workflow import Given, StepRefused, possible_actions
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def submit_project(request: UserRequest) -> HttpResponse:
    """A new project. The first time that it is saved it becomes a draft."""
    return fill_in(request, workflow.blank(RegisterName.PROJECT, actor=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def edit(request: UserRequest, pk: int) -> HttpResponse:
    item = own(request, pk)
    if item.register not in FORMS:
        raise Http404
    if item.state not in EDITABLE:
        return redirect(item)
    return fill_in(request, item)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def change_project(request: UserRequest, reference: str) -> HttpResponse:
    """Start a change of a published project, or go on with the one begun."""
    row = get_object_or_404(Project.objects.for_cards(), reference=reference)
    begun = Submission.objects.of_author(request.user).filter(
        reference=reference, state__in=EDITABLE
    )
    if item := begun.first():
        return redirect("stocktaking:edit", pk=item.pk)
    may = workflow.may_change(reference, request.user)
    refused = None if may else StepRefused("may-not-change", reference=reference)
    context: dict[str, Any] = {"project": row, "refusal": refused}
    if request.method == "POST":
        try:
            item = workflow.start_change(reference, actor=request.user)
            return redirect("stocktaking:edit", pk=item.pk)
        except Refusal as refusal:
            context["refusal"] = refusal
    status = context["refusal"].status if context["refusal"] else 200
    return render(request, "stocktaking/change.html", context, status=status)


def fill_in(request: UserRequest, item: Submission) -> HttpResponse:
    """Draw the form; on POST save what was typed, and hand it in when asked to."""
    posted = request.POST if request.method == "POST" else None
    form, was_new = FORMS[item.register](item, posted), item._state.adding
    if request.method == "POST" and form.is_valid():
        try:
            item = saved(request, item, form)
            return go_on(request, item, form)
        except Refusal as refusal:
            if was_new and not item._state.adding:
                return redirect(f"{edit_address(item)}?check=1")
            form = redrawn(request, item)
            form.refuse(refusal)
    elif "check" in request.GET:
        form.check(item)
    context = {"submission": item, "form": form, **shortcuts(request, item)}
    status = 422 if form.faults else 200
    return render(request, "stocktaking/edit.html", context, status=status)


def edit_address(item: Submission) -> str:
    return reverse("stocktaking:edit", args=[item.pk])


def shortcuts(request: UserRequest, item: Submission) -> dict[str, bool]:
    """What may be had without review, of the words that are stored."""
    if item._state.adding:
        return {"small": False, "contact_only": False}
    possible = possible_actions(item, request.user)
    return {
        "small": Action.PUBLISH_AT_ONCE in possible,
        "contact_only": workflow.changes_contact_only(item, request.user),
    }


def saved(request: UserRequest, item: Submission, form: DocumentForm) -> Submission:
    """ITEM with what was typed, valid or not; a new one is a draft from now on."""
    document, actor = form.document(), request.user
    if item._state.adding:
        return workflow.start_draft(item.register, actor=actor, document=document)
    seen = form.facts.cleaned_data["version"]
    workflow.save_document(item, document, version=seen, actor=actor)
    return item


def go_on(request: UserRequest, item: Submission, form: DocumentForm) -> HttpResponse:
    """The step that was asked for, or back to the form, where one was in it."""
    actor = request.user
    if "at_once" in request.POST:
        workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=actor)
        messages.success(request, _("The change is published."))
        return redirect("stocktaking:project", reference=item.reference)
    if "keep_contact" in request.POST:
        workflow.keep_contact(item, actor=actor)
        messages.success(request, _("The contact is kept. Nothing else was changed."))
        return redirect("stocktaking:my")
    if "submit" in request.POST:
        accepted = form.facts.cleaned_data["terms"]
        given = Given(terms=settings.TERMS_VERSION if accepted else "")
        workflow.take_step(item, Action.SUBMIT, actor=actor, given=given)
        messages.success(request, _("Handed in. The secretariat acts next."))
        return redirect(item)
    messages.success(request, _("The draft is saved."))
    place = request.POST.get("save", "")
    address = edit_address(item)
    return redirect(f"{address}#{place}" if place in form.lists else address)


def redrawn(request: UserRequest, item: Submission) -> DocumentForm:
    """The form with the typed words, over the version that is stored now."""
    typed: QueryDict = request.POST.copy()
    if item.pk:
        item.refresh_from_db()
    typed["version"] = str(item.document_version)
    form = FORMS[item.register](item, typed)
    form.is_valid()
    return form
