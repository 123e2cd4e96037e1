"""The first of the pages about the own account; the library has the others."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wsis_portal.accounts.forms import DetailsForm
from wsis_portal.accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def details(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    form = DetailsForm(
        request.POST if request.method == "POST" else None, instance=user
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("account_details")
    status = 422 if form.errors else 200
    return render(request, "account/details.html", {"form": form}, status=status)
