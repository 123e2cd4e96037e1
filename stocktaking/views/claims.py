"""Finding the organisation that one belongs to, and saying so."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from stocktaking import membership
from stocktaking.forms.membership import ClaimForm
from stocktaking.membership.domains import is_of_website
from stocktaking.models import Organisation
from stocktaking.search.organisations import organisations_like
from wsis_portal import interrupted
from wsis_portal.errors import InvalidQuestion, Refusal
from wsis_portal.filters import unknown_names
from wsis_portal.interrupted import language_keeps_words, login_keeps_words
from wsis_portal.questions import drop_trackers, refused
from wsis_portal.requests import UserRequest

LONGEST = 100  # letters of a name; a longer one is found by its beginning


@require_safe
@login_required
@never_cache
@drop_trackers
def find(request: UserRequest) -> HttpResponse:
    """The organisation that one belongs to, by a part of its name."""
    if wrong := unknown_names(request.GET, {"q"}):
        return refused(request, InvalidQuestion(wrong), "400.html")
    typed = request.GET.get("q", "")[:LONGEST]
    context = {"typed": typed, "found": organisations_like(typed)}
    return render(request, "stocktaking/find_organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@language_keeps_words
@never_cache
def claim(request: UserRequest, reference: str) -> HttpResponse:
    """Say that one belongs to a public organisation; the secretariat decides."""
    row = get_object_or_404(Organisation.objects.referred_to(reference))
    sent = request.POST if request.method == "POST" else None
    words = interrupted.typed(request)
    form = ClaimForm(sent, initial=words)
    if form.is_valid():
        try:
            membership.claim(row, form.cleaned_data["words"], actor=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            interrupted.forget(request)
            told = _("Your claim was sent. We tell you by e-mail what is decided.")
            messages.success(request, told)
            return redirect("stocktaking:my-organisations")
    matches = is_of_website(request.user.email, row.website)
    context = {
        "organisation": row,
        "form": form,
        "matches": matches,
        "unsent": bool(words) and sent is None,
    }
    status = 422 if form.errors else 200
    return render(request, "stocktaking/claim.html", context, status=status)
