"""Own organisations: members and invitations. A stranger finds none of it."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from stocktaking import membership
from stocktaking.choices import ClaimState
from stocktaking.forms.membership import InviteForm
from stocktaking.models import MembershipClaim, Organisation
from wsis_portal.errors import Refusal
from wsis_portal.questions import asks_nothing
from wsis_portal.requests import UserRequest


def opened(request: UserRequest, reference: str) -> Organisation:
    """By its reference, or one that has become part of it."""
    rows = membership.opened_by(request.user)
    return get_object_or_404(rows.referred_to(reference))


@require_safe
@login_required
@never_cache
@asks_nothing
def mine(request: UserRequest) -> HttpResponse:
    """Those that one belongs to, and claims that are not confirmed."""
    claims = MembershipClaim.objects.select_related("organisation")
    claims = claims.filter(user=request.user).exclude(state=ClaimState.CONFIRMED)
    rows = request.user.organisations.with_members()
    context = {"organisations": rows, "claims": claims.order_by("-made_at", "-pk")}
    return render(request, "stocktaking/my_organisations.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def organisation(request: UserRequest, reference: str) -> HttpResponse:
    """Members and open invitations; a new one is posted here."""
    row = opened(request, reference)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            membership.invite(row, email, actor=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            sent = _("An invitation was sent to %(email)s.") % {"email": email}
            messages.success(request, sent)
            return redirect("stocktaking:my-organisation", reference=reference)
    status = 422 if form.errors else 200
    context = {**members_of(row, request), "organisation": row, "form": form}
    return render(request, "stocktaking/my_organisation.html", context, status=status)


def members_of(row: Organisation, request: UserRequest) -> dict[str, Any]:
    """Those who came first may remove those who came later; three queries."""
    rows = list(row.memberships.select_related("user").order_by("pk"))
    removable = set(membership.removable(rows, request.user))
    members = [(one, one.pk in removable) for one in rows]
    is_member = any(one.user_id == request.user.pk for one in rows)
    invitations = row.invitations.open().select_related("invited_by")
    return {"members": members, "invitations": invitations, "is_member": is_member}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def leave(request: UserRequest, reference: str) -> HttpResponse:
    """Say what stays behind, then go."""
    row = get_object_or_404(request.user.organisations, reference=reference)
    if request.method == "POST":
        with suppress(Refusal):  # pressed twice: one has left already
            membership.leave(row, actor=request.user)
        told = _("You no longer belong to %(organisation)s.") % {"organisation": row}
        messages.success(request, told)
        return redirect("stocktaking:my-organisations")
    context = {"organisation": row, "is_last": row.memberships.count() == 1}
    return render(request, "stocktaking/leave.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def remove(request: UserRequest, reference: str, pk: int) -> HttpResponse:
    """Ask once more, then remove the person, who is told."""
    row = opened(request, reference)
    person = get_object_or_404(row.members, pk=pk)
    if request.method == "POST":
        try:
            membership.remove(row, person, actor=request.user)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            told = _("%(person)s no longer belongs to it.") % {"person": person}
            messages.success(request, told)
        return redirect("stocktaking:my-organisation", reference=reference)
    context = {"organisation": row, "person": person}
    return render(request, "stocktaking/remove_member.html", context)


@require_POST
@login_required
def withdraw(request: UserRequest, reference: str, pk: int) -> HttpResponse:
    row = opened(request, reference)
    sent = get_object_or_404(row.invitations, pk=pk)
    try:
        membership.withdraw(sent, actor=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("stocktaking:my-organisation", reference=reference)
