"""Whether a person gets reminders: signed in, or by the link in a mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import upkeep
from stocktaking.models import NoReminders
from stocktaking.upkeep import LinkRefused
from wsis_portal.accounts.models import User
from wsis_portal.requests import PortalRequest, UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def reminders(request: UserRequest) -> HttpResponse:
    return switch(request, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def by_link(request: PortalRequest, token: str) -> HttpResponse:
    """For whom the link was sent to, without signing in. To look changes nothing."""
    try:
        return switch(request, upkeep.unsubscribed_by(token))
    except LinkRefused as refusal:
        context = {"refusal": refusal, "way": ""}
        page = "stocktaking/still_true_link.html"
        return render(request, page, context, status=refusal.status)


def switch(request: PortalRequest, person: User) -> HttpResponse:
    """Off or on, as the button says; pressed twice, it stays so."""
    mine = NoReminders.objects.filter(person=person)
    if request.method == "POST":
        if "on" in request.POST:
            mine.delete()
            messages.success(request, _("You get reminders again."))
        else:
            NoReminders.objects.get_or_create(person=person)
            messages.success(request, _("You get no more reminders."))
        return redirect(request.path)
    context = {"person": person, "wanted": not mine.exists()}
    return render(request, "stocktaking/reminders.html", context)
