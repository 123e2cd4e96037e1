"""Exact counts of records by facet and value, under all choices but the facet's own."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count

from stocktaking import registers
from stocktaking.querysets import coded
from stocktaking.search import bitmaps
from stocktaking.search.bitmaps import Counts
from stocktaking.search.filters import Filters, Rows, narrowed, without

COMMON = (
    "action_line",
    "target",
    "sdg",
    "country",
    "region",
    "commission",
    "group",
    "stakeholder_type",
    "organisation",
    "language",
    "collection",
    "year",
)
ASKED_BY: Mapping[str, tuple[str, ...]] = {"year": ("year_from", "year_to")}
"""The query names that choose within a facet, where they are not its own name."""
MOST = 100
"""Organisations go into the thousands: those with the most records are told."""

BY_CODE = """
SELECT code, count(*)
FROM (SELECT unnest(codes) AS code FROM ({rows}) AS records) AS codes
WHERE %s OR starts_with(code, %s) GROUP BY code ORDER BY code
"""
"""All codes, or those of one facet: to look at each for several costs more."""


def facets_of(rows: Rows) -> tuple[str, ...]:
    """All that a register is counted by: with the codes that are its own."""
    own: tuple[str, ...] = rows.model.CODED
    return (*COMMON, *own)


def facets(base: Rows, filters: Filters, names: Iterable[str]) -> Counts:
    """{"action_line": {"C7": 12, ...}, ...}: NAMES under FILTERS.

    No choice hides its peers, so a facet is counted without its own. One query, one
    more for each facet that has a choice, and one for the organisations. Where words
    or organisations are asked for, the codes of the records are unfolded.
    """
    found: Counts = {name: {} for name in names}
    for chosen, some in by_choice(found, filters).items():
        rest = without(filters, *chosen)
        rows = narrowed(base, rest).order_by()
        if bitmaps.can_tell(rest):
            found |= bitmaps.by_code(registers.of(base.model).name, rest, some)
        else:
            found |= by_code(rows, some)
        if "organisation" in some:
            chosen_ones = filters.get("organisation", [])
            found["organisation"] = by_organisation(rows, chosen_ones)
    if "language" in found and "q" in filters:
        rows = narrowed(base, without(filters, "q", "language")).order_by()
        found["language"] = by_language(rows, filters["q"])
    return found


def by_language(rows: Rows, words: str) -> dict[str, int]:
    """Of the texts that have WORDS: a record is found in a language by its text."""
    texts = rows.texts_with(words).filter(record__in=rows.values("pk"))
    found = texts.order_by("language")
    return dict(found.values_list("language").annotate(n=Count("pk")))


def by_choice(
    names: Iterable[str], filters: Filters
) -> dict[tuple[str, ...], list[str]]:
    """The facets that are counted together, by the filters that they leave out."""
    together: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        chosen = [one for one in ASKED_BY.get(name, (name,)) if one in filters]
        together.setdefault(tuple(chosen), []).append(name)
    return together


def by_code(rows: Rows, names: list[str]) -> Counts:
    found: Counts = {name: {} for name in names}
    try:
        sql, params = rows.values("codes").query.sql_with_params()
    except EmptyResultSet:
        return found
    with connection.cursor() as cursor:
        alone = coded(names[0], "") if len(names) == 1 else ""
        cursor.execute(BY_CODE.format(rows=sql), [*params, not alone, alone])
        for code, number in cursor.fetchall():
            name, _colon, value = code.partition(":")
            if name in found:
                found[name][value] = number
    return found


def by_organisation(rows: Rows, chosen: Iterable[str]) -> dict[str, int]:
    """Those with the most records, and the CHOSEN ones."""
    named = rows.exclude(organisation=None).values_list("organisation__reference")
    counted = named.annotate(n=Count("pk"))
    most = dict(counted.order_by("-n", "organisation__reference")[:MOST])
    if missing := set(chosen) - most.keys():
        most |= dict(counted.filter(organisation__reference__in=missing))
    return most
