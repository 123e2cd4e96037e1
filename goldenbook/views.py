"""The Golden Book: what was promised, and what was reported since."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from goldenbook.amounts import amounts
from goldenbook.filtersets import CommitmentFilter
from goldenbook.linked_data import action
from goldenbook.models import Commitment, ProgressReport
from stocktaking import registers
from stocktaking.choices import RegisterName
from stocktaking.views.catalogue import addresses_of, catalogue, record
from stocktaking.views.opening import open_new
from stocktaking.views.suggestions import KEPT, suggested
from stocktaking.workflow import StepRefused, may_change
from wsis_portal.pictures import pictured
from wsis_portal.questions import asks_nothing, drop_trackers
from wsis_portal.requests import PortalRequest, UserRequest


@require_safe
@pictured
@drop_trackers
def commitment_list(request: PortalRequest) -> HttpResponse:
    asked, rows = CommitmentFilter(request.GET), Commitment.objects.for_cards()
    page = "goldenbook/commitment_list.html"
    suggest = "goldenbook:commitment-suggestions"
    return catalogue(request, asked, rows, page, suggest)


@require_safe
@drop_trackers
@cache_control(private=True, max_age=KEPT)
def commitment_suggestions(request: PortalRequest) -> HttpResponse:
    return suggested(request, Commitment.objects.all(), "goldenbook:commitment-list")


@require_safe
@pictured
@asks_nothing
def commitment(request: PortalRequest, reference: str) -> HttpResponse:
    about = ProgressReport.objects.filter(commitment__reference=reference)
    reports = list(about.for_pages())
    rows, register = Commitment.objects.for_pages(), registers.of(Commitment)
    names = ("goldenbook:commitment-list", "api:commitment")
    more: dict[str, Any] = {"reports": reports, "amounts": amounts(reports)}
    more["pages"] = "goldenbook:record"
    more |= addresses_of(*names, reference)
    up = (more["list_url"], _("Golden Book"))
    return record(request, register, rows, reference, (action, up), **more)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def report(request: UserRequest, reference: str) -> HttpResponse:
    """Say what became of a commitment in a period."""
    rows = Commitment.objects.for_names()
    about = get_object_or_404(rows, reference=reference)
    may = may_change(reference, request.user)
    refusal = None if may else StepRefused("may-not-change", reference=reference)
    register, public = RegisterName.PROGRESS_REPORT, {"commitment": reference}
    return open_new(request, register, public, refusal, about=about)
