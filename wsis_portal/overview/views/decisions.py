"""The public log of what moderators decided."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from stocktaking.choices import Decided, RegisterName
from stocktaking.models import Decision
from wsis_portal.errors import InvalidQuestion
from wsis_portal.overview.decisions import figures
from wsis_portal.overview.filtersets import DecisionFilter
from wsis_portal.pages import Page, check_page
from wsis_portal.questions import drop_trackers, refused

LOG = "overview/decisions.html"


@require_safe
@drop_trackers
def decisions(request: HttpRequest) -> HttpResponse:
    asked = DecisionFilter(request.GET)
    try:
        page, filters = Page.of(request.GET), asked.plain()
        found = figures(filters)
        check_page(page, found["count"])
    except InvalidQuestion as refusal:
        return refused(request, refusal, LOG)
    year = timezone.localdate().year
    context = {
        "form": asked.form,
        "page": page,
        "found": found,
        "this_year": found["year"].get(str(year), 0),
        "decisions": Decision.objects.of_page(filters, page.slice),
        "periods": [in_words(period) for period in found["periods"]],
    }
    return render(request, LOG, context)


def in_words(period: dict[str, Any]) -> dict[str, Any]:
    """A row of the table of years: its register by name, and what was decided most."""
    counts = {str(Decided(code).label): n for code, n in period["decision"].items()}
    return {
        **period,
        "register": RegisterName(period["register"]).label,
        "decision": counts,
    }
