"""Pages of the organisations: the directory, and what each has on record."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from goldenbook.models import Commitment
from stocktaking import registers
from stocktaking.filtersets import OrganisationFilter
from stocktaking.models import Organisation, Project
from stocktaking.querysets import RecordQuerySet
from stocktaking.search import search
from stocktaking.search.directory import directory
from stocktaking.search.organisations import organisations_like
from stocktaking.views.suggestions import KEPT, LONGEST
from wsis_portal.drawing.bars import BarChart, bar_chart
from wsis_portal.errors import InvalidQuestion
from wsis_portal.pages import Page, check_page
from wsis_portal.pictures import pictured
from wsis_portal.public_pages import moved
from wsis_portal.questions import asks, asks_nothing, drop_trackers, refused

NEWEST = Page(size=5)
MOST = 8  # organisations that are suggested at once


@dataclass(frozen=True)
class Part:
    """Its newest records of a kind, how many there are, and where all of them are."""

    rows: list[Any]
    total: int
    url: str
    trend: BarChart | None = None


@require_safe
@drop_trackers
def organisation_list(request: HttpRequest) -> HttpResponse:
    asked = OrganisationFilter(request.GET)
    template = "overview/organisation_list.html"
    suggest = reverse("overview:organisation-suggestions")
    context = {"form": asked.form, "suggestions": suggest}
    try:
        page = Page.of(request.GET)
        found = directory(asked.plain(), page)
        check_page(page, found.total)
    except InvalidQuestion as refusal:
        return refused(request, refusal, template, **context)
    return render(request, template, {**context, "found": found, "page": page})


@require_safe
@cache_control(private=True, max_age=KEPT)
@asks("q")
def organisation_suggestions(request: HttpRequest) -> HttpResponse:
    """Those that ?q= may mean, with links to their pages."""
    found = organisations_like(request.GET.get("q", "")[:LONGEST])[:MOST]
    context = {"suggestions": found}
    return render(request, "overview/organisation_suggestions.html", context)


@require_safe
@pictured
@asks_nothing
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Under its present slug; former ones, and references, lead there."""
    rows = Organisation.objects.select_related("country", "agency")
    found = rows.filter(slug=slug).first() or get_object_or_404(rows.at(slug))
    if found.slug != slug:
        return moved(found.get_absolute_url())
    context = {
        "organisation": found,
        "former_names": former_names(found),
        "projects": part(Project.objects.for_cards(), "organisation", found),
        "commitments": part(Commitment.objects.for_cards(), "organisation", found),
        "projects_beside": part(Project.objects.for_cards(), "partner", found),
        "commitments_beside": part(Commitment.objects.for_cards(), "partner", found),
    }
    return render(request, "overview/organisation.html", context)


def former_names(row: Organisation) -> list[str]:
    """Each once, and none that it has today."""
    names = row.former_names.values_list("name", flat=True)
    return [name for name in dict.fromkeys(names) if name != row.name]


def part(rows: RecordQuerySet[Any], name: str, row: Organisation) -> Part:
    """What the catalogue and the API answer when they are asked the same."""
    facets = ("year",) if name == "organisation" else ()
    found = search(rows, {name: [row.reference]}, NEWEST, facets=facets)
    catalogue = reverse(registers.of(rows.model).catalogue)
    url, years = f"{catalogue}?{name}={row.reference}", found.facets.get("year", {})

    def address(year: int) -> str:
        return f"{url}&year_from={year}&year_to={year}"

    trend = bar_chart({int(year): number for year, number in years.items()}, address)
    return Part(found.rows, found.total, url, trend)
