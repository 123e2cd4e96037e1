"""Beginning: a new record, or a change of one that is published."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import registers, workflow
from stocktaking.bulk.sheets import sheets
from stocktaking.choices import EDITABLE, RegisterName
from stocktaking.models import Submission
from stocktaking.registers import Public
from stocktaking.workflow import MOST_DRAFTS, StepRefused
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def submit(request: UserRequest, register: str) -> HttpResponse:
    """What is asked, and a button that opens a draft."""
    return open_new(request, register, {})


def open_new(
    request: UserRequest,
    register: str,
    public: Public,
    refusal: Refusal | None = None,
    **shown: Any,
) -> HttpResponse:
    """On POST a draft that says PUBLIC so far; pressed twice, it is the same one.

    With a REFUSAL none is opened.
    """
    if request.method == "POST" and not refusal:
        try:
            item = workflow.open_draft(register, actor=request.user, public=public)
            return redirect("stocktaking:edit", pk=item.pk)
        except Refusal as problem:
            refusal = problem
    context = {
        "register": RegisterName(register),
        "sections": registers.get(register).drawn.sections,
        "drafts": drafts(request.user, register),
        "limit": MOST_DRAFTS,
        "refusal": refusal,
        "sheet": sheets().get(register),
        **shown,
    }
    status = refusal.status if refusal else 200
    return render(request, "stocktaking/submit.html", context, status=status)


def drafts(user: Any, register: str) -> list[Submission]:
    """Those that wait to be finished, the last touched first."""
    mine = Submission.objects.of_author(user).filter(
        register=register, state__in=EDITABLE
    )
    return list(mine.order_by("-updated_at", "pk")[:5])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def change(request: UserRequest, reference: str, register: str) -> HttpResponse:
    """Start a change of a published record, or go on with the one begun."""
    model: Any = registers.get(register).judge.Meta.model
    row = get_object_or_404(model.objects.for_names(), reference=reference)
    begun = Submission.objects.written_by(request.user).filter(
        reference=reference, state__in=EDITABLE
    )
    if item := begun.first():
        return redirect("stocktaking:edit", pk=item.pk)
    may = workflow.may_change(reference, request.user)
    refusal = None if may else StepRefused("may-not-change", reference=reference)
    if request.method == "POST":
        try:
            item = workflow.start_change(reference, actor=request.user)
            return redirect("stocktaking:edit", pk=item.pk)
        except StepRefused as problem:
            refusal = problem
    context = {"record": row, "refusal": refusal}
    status = refusal.status if refusal else 200
    return render(request, "stocktaking/change.html", context, status=status)
