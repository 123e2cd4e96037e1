"""The directory of organisations: pages and API ask here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, F

from actionlines.choices import Scheme
from stocktaking.models import Organisation, OrganisationTally
from stocktaking.models.rows import RecordPartner
from stocktaking.querysets import OrganisationQuerySet
from stocktaking.search.bitmaps import Counts
from stocktaking.search.filters import Filters, without
from stocktaking.search.second_try import second_try
from wsis_portal.pages import Page

Rows = OrganisationQuerySet
NARROW: Mapping[str, Callable[[Rows, Any], Rows]] = {
    "q": Rows.matching,
    "country": lambda rows, codes: rows.filter(country__code__in=codes),
    "region": Rows.within,
    "stakeholder_type": lambda rows, codes: rows.filter(stakeholder_type__in=codes),
}
NAME = "name"
ORDERS: Mapping[str, tuple[Any, ...]] = {
    NAME: ("folded_name", "pk"),
    "-records": ("-records", "folded_name", "pk"),
    "-newest": (F("newest").desc(nulls_last=True), "folded_name", "pk"),
}


@dataclass(frozen=True)
class Listed:
    """A page of organisations with their tallies, how many there are, and counts."""

    rows: list[Organisation]
    total: int
    facets: Counts
    corrected: str = ""
    """The name that was looked for, where the one that was typed finds none."""


def directory(filters: Filters, page: Page) -> Listed:
    """What FILTERS, plain values of a FilterSet, ask for; where a name finds nothing,
    what the nearest known words find.
    """
    found = listed(filters, page)
    if found.total or "q" not in filters:
        return found
    rest: Any = narrowed(Organisation.objects.all(), without(filters, "q", "ordering"))
    if again := second_try(filters["q"], rest):
        return replace(listed({**filters, "q": again}, page), corrected=again)
    return found


def listed(filters: Filters, page: Page) -> Listed:
    """Seven queries, whatever there is."""
    rows = narrowed(Organisation.objects.all(), filters)
    shown = rows.select_related("country").with_tally().prefetch_related("tallies")
    return Listed([*shown[page.slice]], rows.count(), facets(filters))


def on_record(rows: Rows) -> Rows:
    """Those of ROWS that have a public record of their own, or are named as a partner
    in one. Of the others there is a name alone: their records were taken down.
    """
    kinds: Any = (OrganisationTally, *RecordPartner.__subclasses__())
    own, *named = (one.objects.order_by().values("organisation") for one in kinds)
    return rows.filter(pk__in=own.union(*named, all=True))


def narrowed(rows: Rows, filters: Filters) -> Rows:
    """What FILTERS ask of ROWS on record, in order."""
    rows = on_record(rows)
    for name, value in without(filters, "ordering").items():
        rows = NARROW[name](rows, value)
    order = filters.get("ordering", NAME)
    return (rows if order == NAME else rows.with_tally()).order_by(*ORDERS[order])


def facets(filters: Filters) -> Counts:
    """Counted under all choices but the facet's own."""
    regions: Any = {"country__memberships__region__scheme": Scheme.REGION}
    return {
        "stakeholder_type": counted(filters, "stakeholder_type", "stakeholder_type"),
        "country": counted(filters, "country", "country__code"),
        "region": counted(
            filters, "region", "country__memberships__region__code", **regions
        ),
    }


def counted(filters: Filters, name: str, path: str, **among: Any) -> dict[str, int]:
    """By the values of PATH; what has none is not told."""
    rows = narrowed(Organisation.objects.all(), without(filters, name, "ordering"))
    told = rows.filter(**among).order_by().values_list(path)
    counts = told.annotate(n=Count("pk", distinct=True))
    return {value: number for value, number in counts if value}
