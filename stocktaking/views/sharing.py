"""Sharing a submission: with colleagues by name, with the secretariat."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from stocktaking import membership
from stocktaking.forms.membership import InviteForm
from stocktaking.views.people import people_on
from stocktaking.views.submissions import own
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def share(request: UserRequest, pk: int) -> HttpResponse:
    """Ask somebody to work on it: one answer, whether the address is known or not."""
    item = own(request, pk)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            membership.share(item, email, actor=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            sent = _("An invitation was sent to %(email)s.") % {"email": email}
            messages.success(request, sent)
            return redirect(item)
    people = people_on(item, request.user)
    context = {"submission": item, "people": people, "form": form}
    status = 422 if form.errors else 200
    return render(request, "stocktaking/sharing.html", context, status=status)


@require_POST
@login_required
def secretariat(request: UserRequest, pk: int) -> HttpResponse:
    """Let the secretariat read a draft, or no longer."""
    item, shared = own(request, pk), "shared" in request.POST
    try:
        membership.share_with_secretariat(item, shared, actor=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(item)
    told = _("The secretariat may read this draft now.")
    if not shared:
        told = _("The secretariat sees that this draft exists, and not its words.")
    messages.success(request, told)
    return redirect(item)


@require_POST
@login_required
def stop(request: UserRequest, pk: int, person: int) -> HttpResponse:
    """Take a colleague off it, or oneself."""
    item = own(request, pk)
    colleague = get_object_or_404(item.collaborators, pk=person)
    try:
        membership.stop_sharing(item, colleague, actor=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(item)
    if colleague.pk == request.user.pk:
        messages.success(request, _("You no longer work on it."))
        return redirect("stocktaking:my")
    gone = _("%(person)s no longer works on it.") % {"person": colleague}
    messages.success(request, gone)
    return redirect(item)


@require_POST
@login_required
def withdraw(request: UserRequest, pk: int, sent: int) -> HttpResponse:
    item = own(request, pk)
    invitation = get_object_or_404(item.invitations, pk=sent)
    try:
        membership.withdraw_sharing(invitation, actor=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return redirect(item)
