"""Where the link in an invitation leads, before sign-in as well."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import membership
from stocktaking.models import AnyInvitation, DraftInvitation, Invitation
from wsis_portal.errors import Refusal
from wsis_portal.requests import PortalRequest


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invitation(request: PortalRequest, token: str) -> HttpResponse:
    """What it is about, and two buttons for whom it was sent to."""
    sent, user = membership.invitation_of(token), request.user
    if sent is None:
        raise Http404
    context = {"invitation": sent, "stands": membership.stands(sent), "refusal": ""}
    context["is_mine"] = user.is_authenticated and membership.is_sent_to(sent, user)
    if request.method == "POST":
        if not user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            return answered(request, sent)
        except Refusal as refusal:
            context |= {"refusal": str(refusal), "stands": membership.stands(sent)}
    status = 409 if context["refusal"] else 200 if context["stands"] else 410
    return render(request, "stocktaking/invitation.html", context, status=status)


def answered(request: PortalRequest, sent: AnyInvitation) -> HttpResponse:
    actor = request.user
    assert actor.is_authenticated  # noqa: S101  # the caller asked
    if "accept" not in request.POST:
        membership.decline(sent, actor=actor)
        messages.success(request, _("You declined the invitation."))
        return redirect("stocktaking:my")
    membership.accept(sent, actor=actor)
    if isinstance(sent, Invitation):
        told = _("You belong to %(organisation)s now.")
        messages.success(request, told % {"organisation": sent.organisation})
        place = sent.organisation.reference
        return redirect("stocktaking:my-organisation", reference=place)
    assert isinstance(sent, DraftInvitation)  # noqa: S101  # there are two kinds
    messages.success(request, _("You work on this draft now."))
    return redirect(sent.submission)
