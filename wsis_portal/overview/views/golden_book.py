"""The statistics of the Golden Book."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wsis_portal.citations import Citations
from wsis_portal.overview import golden_book
from wsis_portal.overview.figures import GOLDEN_BOOK, STOCKTAKING
from wsis_portal.overview.statistics import Table
from wsis_portal.overview.views.statistics import Line, chart, rates
from wsis_portal.pictures import pictured
from wsis_portal.questions import asks_nothing
from wsis_portal.requests import PortalRequest

TITLES = {
    "entity": _("Activities by entity"),
    "scope": _("Scope of activities"),
    "type": _("Type of activity"),
    "timescale": _("Timescale"),
    "origin": _("Breakdown by origin"),
    "amount": _("Amount of financial commitments by stakeholder"),
    "expenditure": _("Breakdown by anticipated expenditure"),
    "scale": _("Scale of commitments by stakeholder"),
}
"""As the presentation of February 2006 names its charts."""


@require_safe
@pictured
@asks_nothing
def statistics(request: PortalRequest) -> HttpResponse:
    citations, tables = Citations(), golden_book.tables()
    by_stakeholder = golden_book.by_stakeholder()
    context = {
        "parts": [part(name, table) for name, table in tables.items()],
        "total": tables["entity"].whole.number,
        "amount": tables["amount"].whole,
        "by_stakeholder": by_stakeholder,
        "by_year": golden_book.by_year(),
        "all": golden_book.together(by_stakeholder),
        "rates": rates(),
        "historic": citations.cite(GOLDEN_BOOK),
        "growth": citations.cite(STOCKTAKING),
        "citations": citations,
    }
    return render(request, "goldenbook/statistics.html", context)


def part(name: str, table: Table) -> dict[str, object]:
    """One statistic: its drawing, its table, and what the API calls it."""
    asked = golden_book.ASKED.get(name)
    return {
        "name": name,
        "title": TITLES[name],
        "table": table,
        "chart": chart(table),
        "lines": [Line(*line, "") for line in table.lines],
        "question": {"measure": asked.measure, "by": asked.by} if asked else None,
    }
