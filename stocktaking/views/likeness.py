"""A draft that looks like a published record: said to its writers, who decide."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from stocktaking import registers, workflow
from stocktaking.choices import EDITABLE, Kind, State
from stocktaking.merging import Values
from stocktaking.models import Record, Submission
from stocktaking.outline import differences
from stocktaking.search.likeness import Seen, look_alikes
from stocktaking.views.submissions import counted, own
from stocktaking.workflow import StepRefused
from wsis_portal.accounts.models import User
from wsis_portal.errors import Refusal
from wsis_portal.interrupted import login_keeps_words
from wsis_portal.requests import UserRequest

REFERENCE = re.compile(r"WSIS-[A-Z]-\d{1,9}", re.ASCII)


@dataclass(frozen=True)
class Match:
    """A record that a draft looks like, and what its writer may say to that."""

    record: Any
    may_change: bool
    is_earlier: bool
    """Whether the draft may be a later entry of it."""


def looks_otherwise(before: Values, after: Values) -> bool:
    return Seen.of({**before}) != Seen.of({**after})


def matches(item: Submission, user: User) -> list[Match]:
    """Of a new record that is still written; not those it was told apart from."""
    model: Any = registers.get(item.register).judge.Meta.model
    known = item.kind == Kind.NEW and item.state in EDITABLE
    if not known or not issubclass(model, Record):
        return []
    besides = {*item.apart_from, *linked(item, model)}
    found = look_alikes(model.objects.for_names(), Seen.of(item.public), besides)
    return [match(item, row, user) for row in found]


def linked(item: Submission, model: Any) -> set[str]:
    """References of the earlier entries that it continues, and of their others."""
    earlier = item.public.get("continues")
    if not isinstance(earlier, str) or not earlier:
        return set()
    return {earlier, *(one.reference for one in model.objects.entries_of(earlier))}


def match(item: Submission, row: Record, user: User) -> Match:
    may = workflow.may_change(row.reference, user)
    is_draft = item.state == State.DRAFT
    earlier = (row.year or 0) < year_of(item)
    return Match(row, may and is_draft, may and earlier)


def year_of(item: Submission) -> int:
    """When it starts, as typed; else this year."""
    start = str(item.public.get("starts_on") or "")[:4]
    return int(start) if start.isdecimal() else timezone.localdate().year


def answered(request: UserRequest, item: Submission, back: str) -> HttpResponse | None:
    """What one of the buttons beside a match asks for, then BACK; nothing without."""
    asked, user = request.POST, request.user
    try:
        if reference := asked.get("alike_change", ""):
            return redirect("stocktaking:change-instead", item.pk, named(reference))
        if reference := asked.get("alike_later", ""):
            workflow.let_continue(item, reference, actor=user)
            messages.success(request, _("The draft is linked to the earlier entry."))
        elif reference := asked.get("alike_other", ""):
            workflow.set_apart(item, reference, actor=user)
            messages.success(request, _("You are not asked about this record again."))
        else:
            return None
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(back)


def named(reference: str) -> str:
    """What is no reference at all has no address."""
    if not REFERENCE.fullmatch(reference):
        raise StepRefused("no-such-record", reference=reference)
    return reference


@require_POST
@login_required
@never_cache
def alike(request: UserRequest, pk: int) -> HttpResponse:
    """From the review: an answer beside a match."""
    item = own(request, pk)
    back = reverse("stocktaking:review", args=[item.pk])
    return answered(request, item, back) or redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@never_cache
def change_instead(request: UserRequest, pk: int, reference: str) -> HttpResponse:
    """What the draft would be as a change of the record; on POST it becomes one."""
    item, user = own(request, pk), request.user
    if item.kind != Kind.NEW or item.state not in EDITABLE:
        return redirect(item)
    if request.method == "POST":
        try:
            version = counted(request, "version")
            workflow.turn_into_change(item, reference, version=version, actor=user)
        except Refusal as refusal:
            item.refresh_from_db()
            return shown(request, item, reference, refusal)
        messages.success(request, _("The draft is a change of the record now."))
        return redirect("stocktaking:review", pk=item.pk)
    return shown(request, item, reference)


def shown(
    request: UserRequest,
    item: Submission,
    reference: str,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The difference to what is public; or why it is not possible, and a way on."""
    context = {"submission": item, "reference": reference, "begun": None}
    try:
        base = workflow.refuse_turning(item, reference, request.user)
        context["begun"] = workflow.change_begun(item, reference)
        after = workflow.turned(item, base)
        context["record"] = base
        context["changes"] = differences(item.register, base.public, after)
    except Refusal as reason:
        refusal = refusal or reason
    context["refusal"] = refusal
    status = refusal.status if refusal else 200
    return render(request, "stocktaking/change_instead.html", context, status=status)
