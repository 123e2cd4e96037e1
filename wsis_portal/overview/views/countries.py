"""Pages of the countries: their names and regions, and what is on record there."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from actionlines.choices import Scheme
from actionlines.filtersets import CountryFilter
from actionlines.models import Country, Region, RegionMember
from goldenbook.models import Commitment
from stocktaking.models import Project
from stocktaking.search import by_facet
from wsis_portal.citations import Citations
from wsis_portal.errors import InvalidQuestion
from wsis_portal.questions import asks_nothing, drop_trackers, refused
from wsis_portal.text import fold_words

WITHOUT_ALPHABET = {"zh-hans"}
NEWEST = 5


@dataclass(frozen=True)
class Place:
    """A country with the number of records that name it."""

    country: Country
    projects: int
    commitments: int


Group = tuple[str, list[Place]]
"""Places under their first letter, or under their region."""


@require_safe
@drop_trackers
def country_list(request: HttpRequest) -> HttpResponse:
    page, schemes = "overview/country_list.html", by_scheme()
    try:
        asked = CountryFilter(request.GET).plain()
    except InvalidQuestion as refusal:
        return refused(request, refusal, page, schemes=schemes, chosen=[])
    places = counted(narrowed(asked))
    context = {
        "schemes": schemes,
        "chosen": [code for codes in asked.values() for code in codes],
        "total": len(places),
        "recorded": sum(1 for one in places if one.projects or one.commitments),
        "groups": grouped(places),
    }
    return render(request, page, context)


def by_scheme() -> list[tuple[Scheme, list[Region]]]:
    """The regions of each scheme, with `size`: how many countries they have."""
    regions = list(Region.objects.annotate(size=Count("members")))
    return [(one, [r for r in regions if r.scheme == one]) for one in Scheme]


def narrowed(asked: dict[str, Any]) -> QuerySet[Country]:
    rows = Country.objects.all()
    for scheme, codes in asked.items():
        rows = rows.within(codes, scheme)
    return rows


def counted(countries: QuerySet[Country]) -> list[Place]:
    """Each with its records, in the order given: three queries."""
    done = by_facet(Project.objects.all(), "country")
    promised = by_facet(Commitment.objects.all(), "country")
    return [
        Place(one, done.get(one.code, 0), promised.get(one.code, 0))
        for one in countries
    ]


def grouped(places: list[Place]) -> list[Group]:
    """By first letter; by region where the language has no alphabet."""
    if get_language() in WITHOUT_ALPHABET:
        return by_region(places)
    letters = groupby(places, lambda one: fold_words(one.country.name)[:1].upper())
    return [(letter, list(some)) for letter, some in letters]


def by_region(places: list[Place]) -> list[Group]:
    """By region of ITU, and last, under no name, those without one: one query."""
    members = RegionMember.objects.filter(region__scheme=Scheme.REGION)
    names = {m.country_id: m.region.name for m in members.select_related("region")}
    found: dict[str, list[Place]] = {name: [] for name in [*names.values(), ""]}
    for place in places:
        found[names.get(place.country.pk, "")].append(place)
    return [(name, some) for name, some in found.items() if some]


@require_safe
@asks_nothing
def country(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Country, code=code.upper())
    if code != code.lower():
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    citations = Citations()
    context = {
        "country": found,
        "number": citations.number(found),
        **records_of(found),
        "memberships": citations.cite(found.memberships.select_related("region")),
        "observations": citations.cite(
            found.observations.select_related("indicator__target")
        ),
        "events": citations.cite(found.summit_events.all()),
        "citations": citations,
    }
    return render(request, "overview/country.html", context)


def records_of(country: Country) -> dict[str, Any]:
    """How many records name COUNTRY, and the newest of them."""
    projects = Project.objects.coded("country", [country.code])
    commitments = Commitment.objects.coded("country", [country.code])
    return {
        "project_count": projects.count(),
        "projects": projects.for_cards()[:NEWEST],
        "commitment_count": commitments.count(),
        "commitments": commitments.for_cards()[:NEWEST],
    }
