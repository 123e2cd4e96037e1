"""The own keys for the API: made, told once, revoked."""

from collections.abc import Callable
from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from wsis_portal.accounts import api_keys
from wsis_portal.accounts.forms import ApiKeyForm
from wsis_portal.accounts.models import ApiKey, User
from wsis_portal.errors import Refusal

View = Callable[..., HttpResponse]


def is_posted(request: HttpRequest) -> bool:
    return request.method == "POST"


freshly_signed_in: Callable[[View], View] = reauthentication_required(
    enabled=is_posted, app="allauth.account"
)
"""Before something is made, as before the address of the account changes."""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@freshly_signed_in
@never_cache
def keys(request: HttpRequest) -> HttpResponse:
    """What there is; a new one is posted here, and told in the answer alone."""
    user = cast(User, request.user)
    form = ApiKeyForm(request.POST if is_posted(request) else None)
    if is_posted(request) and form.is_valid():
        try:
            told = made(request, user, form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "account/api_key_made.html", told)
    context = {"form": form, "keys": user.api_keys.all()}
    status = 422 if form.errors else 200
    return render(request, "account/api_keys.html", context, status=status)


@sensitive_variables("word")
@transaction.atomic
def made(request: HttpRequest, user: User, asked: dict[str, Any]) -> dict[str, Any]:
    """The new key and what opens; its person is told by mail that there is one."""
    key, word = api_keys.make(user, asked["name"], asked["days"])
    said, adapter = {"name": key.name, "prefix": key.prefix}, get_adapter(request)
    adapter.send_notification_mail("account/email/api_key_made", user, said)
    return {"key": key, "word": word}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then delete it: no program gets in with it from now on."""
    user = cast(User, request.user)
    key: ApiKey = get_object_or_404(user.api_keys, pk=pk)
    if is_posted(request):
        key.delete()
        told = _("The key %(name)s is revoked.") % {"name": key.name}
        messages.success(request, told)
        return redirect("account_api_keys")
    return render(request, "account/api_key_revoke.html", {"key": key})
