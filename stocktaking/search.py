"""The one door for reading a register: pages, API, feeds and exports ask here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actionlines.choices import Scheme
from actionlines.models import ActionLine
from stocktaking.querysets import RecordQuerySet
from wsis_portal.pages import Page

Filters = Mapping[str, Any]
Rows = RecordQuerySet[Any]


@dataclass(frozen=True)
class Found:
    """One page of rows, the exact total, and counts by facet and value."""

    rows: list[Any]
    total: int
    facets: dict[str, dict[str, int]]


def in_scheme(scheme: str) -> Callable[[Rows, Any], Rows]:
    return lambda rows, codes: rows.in_regions(codes, scheme)


def having(name: str, path: str) -> Callable[[Rows, Any], Rows]:
    return lambda rows, codes: rows.having(name, **{f"{path}__in": codes})


def being(path: str, test: str = "in") -> Callable[[Rows, Any], Rows]:
    return lambda rows, value: rows.filter(**{f"{path}__{test}": value})


def updated_since(rows: Rows, moment: datetime) -> Rows:
    return rows.filter(updated_at__gte=moment)


NARROW: dict[str, Callable[[Rows, Any], Rows]] = {
    "q": lambda rows, text: rows.matching(text),
    "action_line": lambda rows, codes: rows.on_lines(codes),
    "target": having("targets", "target__letter"),
    "sdg": having("sdgs", "sdg__number"),
    "country": lambda rows, codes: rows.in_countries(codes),
    "region": in_scheme(Scheme.REGION),
    "commission": in_scheme(Scheme.COMMISSION),
    "group": in_scheme(Scheme.GROUP),
    "stakeholder_type": lambda rows, codes: rows.of_type(codes),
    "organisation": being("organisation__reference"),
    "activity_type": being("activity_type"),
    "level": being("level"),
    "area": being("area"),
    "stage": being("stage"),
    "language": having("texts", "language"),
    "collection": lambda rows, codes: rows.in_collections(codes),
    "year_from": being("year", "gte"),
    "year_to": being("year", "lte"),
    "updated_since": updated_since,
}
"""What each query name does to the rows; the values were checked by a FilterSet.
An app adds those of its own register."""

FACETS = {
    "action_line": ("action_lines__action_line__code", {}),
    "country": ("countries__code", {}),
    "region": (
        "countries__memberships__region__code",
        {"countries__memberships__region__scheme": Scheme.REGION},
    ),
    "stakeholder_type": ("stakeholder_code", {}),
    "sdg": ("sdgs__sdg__number", {}),
    "year": ("year", {}),
}
"""Where a facet's values stand, and which of the joined rows are counted."""

ASKED_BY = {"year": {"year_from", "year_to"}}
"""The query names that choose within a facet, where they are not its own name."""

ORDERINGS: Mapping[str, list[str]] = {
    "relevance": ["-rank", "-published_at", "-pk"],
    "-published_at": ["-published_at", "-pk"],
    "published_at": ["published_at", "pk"],
    "-updated_at": ["-updated_at", "-pk"],
    "updated_at": ["updated_at", "pk"],
    "reference": ["reference"],
}


def search(
    base: Rows, filters: Filters, page: Page, facets: Iterable[str] = FACETS
) -> Found:
    """One page of what FILTERS ask of the register BASE, with exact numbers.

    FILTERS are plain values that a FilterSet has checked. A facet is counted under
    all other filters: no choice hides its peers. BASE brings its own prefetches;
    beside them two queries, one a facet, and one more for the family C7.
    """
    rows = narrowed(base, filters)
    return Found(
        rows=list(rows.order_by(*order(filters))[page.slice]),
        total=rows.count(),
        facets={name: facet(base, name, filters) for name in facets},
    )


def order(filters: Filters) -> list[str]:
    """Best first when words are looked for, else newest first."""
    best = "relevance" if "q" in filters else "-published_at"
    asked = filters.get("ordering", "relevance")
    return ORDERINGS[best if asked == "relevance" else asked]


def narrowed(base: Rows, filters: Filters) -> Rows:
    rows = base
    for name, value in filters.items():
        if name != "ordering":
            rows = NARROW[name](rows, value)
    return rows


def facet(base: Rows, name: str, filters: Filters) -> dict[str, int]:
    mine = ASKED_BY.get(name, {name})
    rows = narrowed(base, {k: v for k, v in filters.items() if k not in mine})
    path, among = FACETS[name]
    if path == "stakeholder_code":
        rows = rows.with_stakeholder()
    counts = rows.facet(path, **among)
    return with_families(rows, counts) if name == "action_line" else counts


def with_families(rows: Rows, counts: dict[str, int]) -> dict[str, int]:
    """A line that has sub-lines counts what is on it or on any of them, once."""
    families = ActionLine.objects.filter(sub_lines__code__in=counts).distinct()
    for family in families.order_by():
        counts[family.code] = rows.on_lines([family.code]).count()
    return counts
