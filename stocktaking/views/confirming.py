"""One click says that a record is still true: signed in, or by the link in a mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import registers, upkeep, workflow
from stocktaking.models import Record
from stocktaking.upkeep import LinkRefused
from stocktaking.views.submissions import counted
from stocktaking.workflow import StepRefused
from wsis_portal.accounts.models import User
from wsis_portal.requests import PortalRequest, UserRequest

PAGE = "stocktaking/still_true.html"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def still_true(request: UserRequest, reference: str) -> HttpResponse:
    """What an own record says in short, and a button; lists of records post here."""
    row = upkeep.row_of(reference)
    if not (row and workflow.may_change(reference, request.user)):
        raise Http404
    return asked(request, row, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def by_link(request: PortalRequest, token: str) -> HttpResponse:
    """The same for whom the link was sent to. To look confirms nothing: programs that
    check mails follow links.
    """
    try:
        sent = upkeep.asked_by(token)
    except LinkRefused as refusal:
        context = {"refusal": refusal, "way": way_on(refusal)}
        page = "stocktaking/still_true_link.html"
        return render(request, page, context, status=refusal.status)
    more = {"person": sent.person, "is_changed": sent.is_changed}
    return asked(request, sent.row, sent.person, **more)


def way_on(refusal: LinkRefused) -> str:
    """Where the record is confirmed after signing in, or read; else nowhere."""
    row = upkeep.row_of(refusal.reference)
    if row and refusal.problem.code == "link-expired":
        return reverse("stocktaking:still-true", args=[row.reference])
    return address_of(row) if row else ""


def address_of(row: Record) -> str:
    return reverse(registers.of(type(row)).page, args=[row.reference])


def asked(
    request: PortalRequest, row: Record, actor: User, **more: Any
) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            return confirmed(request, row, actor)
        except StepRefused as problem:
            refusal = problem
    name = next(iter(row.FINISHED))[0]
    context = {
        "record": row,
        "label": registers.of(type(row)).labels([name])[0],
        "stage": getattr(row, f"get_{name}_display")(),
        "refusal": refusal,
        "person": None,
        "is_changed": False,
        **more,
    }
    status = refusal.status if refusal else 200
    return render(request, PAGE, context, status=status)


def confirmed(request: PortalRequest, row: Record, actor: User) -> HttpResponse:
    number = counted(request, "number")
    done = workflow.confirm(row.reference, number=number, actor=actor)
    told = _("Thank you: %(reference)s is confirmed as of today.")
    already = _("%(reference)s was confirmed today already. Nothing is left to do.")
    said = (told if done else already) % {"reference": row.reference}
    messages.success(request, said)
    way = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(way, allowed_hosts=None):
        return redirect(f"{way}#{row.reference}")
    return redirect(address_of(row))
