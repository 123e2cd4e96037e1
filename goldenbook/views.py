"""The Golden Book: what was promised, and what was reported since."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from goldenbook.filtersets import CommitmentFilter
from goldenbook.models import Commitment, ProgressReport
from stocktaking.views.catalogue import addresses_of, catalogue, record
from stocktaking.views.facts import Expected
from stocktaking.views.suggestions import KEPT, suggested
from wsis_portal.questions import asks_nothing, drop_trackers
from wsis_portal.requests import PortalRequest

EXPECTED: Expected = {
    ("timescale",): _("Timescale"),
    ("amount",): _("Amount promised"),
    ("anticipated_expenditure",): _("Anticipated expenditure"),
}
"""What a reader looks for on a commitment, beside what all records have."""


@require_safe
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
@asks_nothing
def commitment(request: PortalRequest, reference: str) -> HttpResponse:
    reports = ProgressReport.objects.for_pages()
    reports = reports.filter(commitment__reference=reference)
    rows, page = Commitment.objects.for_pages(), "goldenbook/commitment.html"
    names = ("goldenbook:commitment-list", "api:commitment")
    more = {"reports": reports, **addresses_of(*names, reference)}
    return record(request, rows, reference, page, EXPECTED, **more)
