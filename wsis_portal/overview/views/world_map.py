"""The world by any figure of countries: records, commitments, amounts, indicators."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from actionlines.models import Country, Indicator
from wsis_portal.citations import Citations
from wsis_portal.drawing.classes import WAYS
from wsis_portal.drawing.map import shaded
from wsis_portal.errors import InvalidQuestion
from wsis_portal.overview.filtersets import MapFilter
from wsis_portal.overview.statistics import Question
from wsis_portal.overview.statistics.places import (
    Figures,
    mapped,
    of_indicator,
    of_measure,
)
from wsis_portal.overview.views.statistics import rates
from wsis_portal.pictures import pictured
from wsis_portal.questions import drop_trackers, refused
from wsis_portal.requests import PortalRequest
from wsis_portal.vocabularies import names

PAGE = "overview/world_map.html"
USUAL = "quantiles"


@require_safe
@pictured
@drop_trackers
def world_map(request: PortalRequest) -> HttpResponse:
    asked = MapFilter(request.GET)
    try:
        question = asked.plain(frozenset())
    except InvalidQuestion as refusal:
        return refused(request, refusal, PAGE)
    way = question.pop("classes", USUAL)
    indicator: Indicator | None = question.get("indicator")
    found = figures(question)
    unit = indicator.unit if indicator else found.label
    classes, citations = WAYS[way](found.numbers.values()), Citations()
    citations.cite(found.observations.values())
    context = {
        "form": asked.form,
        "indicators": mapped(),
        "indicator": indicator,
        "found": found,
        "unit": unit,
        "way": way,
        "map": shaded(found.numbers, names(Country), page_of, classes, (), str(unit)),
        "citations": citations,
        "rates": rates() if found.table and found.table.measure.is_money else [],
        "data": data_of(request, found, indicator),
    }
    return render(request, PAGE, context)


def figures(question: dict[str, Any]) -> Figures:
    """Of an indicator, or of the registers, where a year is that of the records."""
    year = question.pop("year", None)
    if indicator := question.pop("indicator", None):
        return of_indicator(indicator, year)
    if year:
        question = {**question, "year_from": year, "year_to": year}
    return of_measure(Question.of({**question, "by": "country"}))


def page_of(code: str) -> str:
    return reverse("overview:country", args=[code.lower()])


def data_of(request: PortalRequest, found: Figures, indicator: Indicator | None) -> str:
    """The same figures in the API."""
    if indicator:
        asked = urlencode({"indicator": indicator.code, "year": found.year or ""})
        return f"{reverse('api:observation-list')}?{asked}"
    kept = request.GET.copy()
    kept.pop("classes", None)
    if year := "".join(kept.pop("year", [])):
        kept["year_from"] = kept["year_to"] = year
    kept["by"] = "country"
    return f"{reverse('api:statistics-list')}?{kept.urlencode()}"
