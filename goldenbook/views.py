"""The Golden Book: what was promised, and what was reported since."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenbook.filtersets import CommitmentFilter
from goldenbook.models import Commitment, ProgressReport
from stocktaking.views.catalogue import addresses_of, catalogue, record
from wsis_portal.pages import drop_trackers
from wsis_portal.requests import PortalRequest


@require_safe
@drop_trackers
def commitment_list(request: PortalRequest) -> HttpResponse:
    asked, rows = CommitmentFilter(request.GET), Commitment.objects.for_cards()
    return catalogue(request, asked, rows, "goldenbook/commitment_list.html")


@require_safe
def commitment(request: PortalRequest, reference: str) -> HttpResponse:
    reports = ProgressReport.objects.for_documents()
    reports = reports.filter(commitment__reference=reference)
    rows, page = Commitment.objects.for_documents(), "goldenbook/commitment.html"
    names = ("goldenbook:commitment-list", "api:commitment")
    more = {"reports": reports, **addresses_of(*names, reference)}
    return record(request, rows, reference, page, **more)
