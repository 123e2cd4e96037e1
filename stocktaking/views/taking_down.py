"""Who reported a record asks that it be taken down."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import workflow
from stocktaking.forms.acts import WithdrawalForm
from stocktaking.models import Revision
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def take_down(request: UserRequest, reference: str) -> HttpResponse:
    now = Revision.objects.public(reference)
    if not (now and workflow.may_change(reference, request.user)):
        raise Http404
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            item = form.propose(reference, request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            told = _("Handed in. The record stays public until it is decided.")
            messages.success(request, told)
            return redirect(item)
    status = 422 if form.errors else 200
    context = {"record": now, "form": form}
    return render(request, "stocktaking/take_down.html", context, status=status)
