"""Pages of the countries: under which name, in which regions."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from actionlines.choices import Scheme
from actionlines.filtersets import CountryFilter
from actionlines.models import Country, Region
from wsis_portal.citations import Citations
from wsis_portal.errors import InvalidQuestion
from wsis_portal.pages import drop_trackers, without
from wsis_portal.text import fold_words

WITHOUT_ALPHABET = {"zh-hans"}


@require_safe
@drop_trackers
def country_list(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {"chosen": [], "schemes": by_scheme()}
    try:
        asked = CountryFilter(request.GET).plain()
    except InvalidQuestion as refusal:
        wrong = refusal.problems.__contains__
        repaired = request.path + without(request.GET, wrong)
        context |= {"problems": refusal.problems, "repaired": repaired}
        return render(request, "actionlines/country_list.html", context, status=400)
    rows = Country.objects.all()
    for scheme, codes in asked.items():
        rows = rows.within(codes, scheme)
        context["chosen"] += codes
    found = list(rows)
    context |= {"total": len(found), "groups": by_initial(found)}
    return render(request, "actionlines/country_list.html", context)


def by_scheme() -> list[tuple[Scheme, list[Region]]]:
    """The regions of each scheme, with `size`: how many countries they have."""
    regions = list(Region.objects.annotate(size=Count("members")))
    return [(one, [r for r in regions if r.scheme == one]) for one in Scheme]


def by_initial(countries: list[Country]) -> list[tuple[str, list[Country]]]:
    """In the order given, under first letters; under none without an alphabet."""
    if get_language() in WITHOUT_ALPHABET:
        return [("", countries)]
    found: dict[str, list[Country]] = {}
    for country in countries:
        found.setdefault(fold_words(country.name)[:1].upper(), []).append(country)
    return list(found.items())


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(Country, code=code.upper())
    if code != code.lower():
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    citations = Citations()
    members = found.memberships.select_related("region")
    observations = found.observations.select_related("indicator__target")
    context = {
        "country": found,
        "number": citations.number(found),
        "memberships": citations.cite(members),
        "observations": citations.cite(observations),
        "events": citations.cite(found.summit_events.all()),
        "citations": citations,
    }
    return render(request, "actionlines/country.html", context)
