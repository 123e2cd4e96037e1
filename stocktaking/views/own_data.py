"""One's own data: taken away in a file, or erased."""

from collections.abc import Callable

from allauth.decorators import rate_limit
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from stocktaking.forgetting import leaving
from stocktaking.forgetting.telling import everything_of
from stocktaking.forms.membership import EraseForm
from wsis_portal.errors import Refusal
from wsis_portal.questions import asks_nothing
from wsis_portal.requests import PortalRequest, UserRequest

FILE = "wsis-stocktaking-my-data.json"
READABLE = {"indent": 2, "ensure_ascii": False}
View = Callable[..., HttpResponse]
few_guesses: Callable[[View], View] = rate_limit(action="reauthenticate")  # type: ignore[no-untyped-call]
"""Of the password, as where one is asked for it before other steps."""


@require_safe
@login_required
@never_cache
@asks_nothing
def data(request: UserRequest) -> HttpResponse:
    """Everything about the person, as a file."""
    found = everything_of(request.user)
    answer = JsonResponse(found, json_dumps_params=READABLE)
    answer["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return answer


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@few_guesses
@never_cache
def erase(request: UserRequest) -> HttpResponse:
    """Say what goes and what stays; then, by address and password, close and erase."""
    user, refusal = request.user, ""
    form = EraseForm(user, request.POST if request.method == "POST" else None)
    try:
        leaving.check_may_leave(user)
        if request.method == "POST" and form.is_valid():
            leaving.leave(user)
            logout(request)
            return redirect("stocktaking:erased")
    except Refusal as refused:
        refusal = str(refused)
    context = {"form": form, "refusal": refusal, "found": leaving.outlook(user)}
    status = 403 if refusal else 422 if form.errors else 200
    return render(request, "stocktaking/erase.html", context, status=status)


@require_safe
@never_cache
@asks_nothing
def erased(request: PortalRequest) -> HttpResponse:
    """Nobody is asked who reads it."""
    return render(request, "stocktaking/erased.html")
