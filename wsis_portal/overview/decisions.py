"""The figures of the log of decisions, counted once after each of them."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Case, Count, F, When
from django.db.models.functions import Extract, ExtractYear

from stocktaking.models import Decision
from wsis_portal.caching import once

T = TypeVar("T")
Filters = Mapping[str, Any]
FORM = 2  # one more when the same question has other figures
DAY = 24 * 60 * 60  # seconds


class Cell(NamedTuple):
    """How many decisions there are of one year, register, decision and reason."""

    year: int
    register: str
    decision: str
    reason: str
    size: int


FACETS = Cell._fields[:4]


MEDIANS = """
SELECT year, register, percentile_cont(0.5) WITHIN GROUP (ORDER BY wait)
FROM ({rows}) AS asked
GROUP BY GROUPING SETS ((), (year, register))
"""
"""Exact, by linear interpolation, in seconds. That of all has no year."""
FIRST_WAIT = Case(When(is_first=True, then=Extract("waited", "epoch")))
"""What is decided again counts once."""


def figures(filters: Filters) -> dict[str, Any]:
    """How many decisions FILTERS ask for, by facet and by year and register, and the
    median of the days that they were waited for.

    A facet is counted under all other filters. Three queries, or one when nothing was
    decided since somebody asked the same.
    """
    link = last_link()
    cells = [Cell(*row) for row in kept(link, "cells", cells_of_all)]
    found = [cell for cell in cells if is_asked(cell, filters)]
    question = repr(sorted(filters.items()))
    overall, *each = kept(link, question, lambda: medians(filters))
    return {
        "count": sum(cell.size for cell in found),
        "median_waiting_days": overall[-1],
        **{name: facet(cells, name, filters) for name in FACETS},
        "periods": periods(found, {(year, of): days for year, of, days in each}),
    }


def last_link() -> str:
    """The hash of the last decision: the chain says by it all that went before."""
    decisions = Decision.objects.get_queryset().order_by("-number")
    return next(iter(decisions.values_list("hash", flat=True)[:1]), "")


def kept(link: str, question: str, count: Callable[[], T]) -> T:
    digest = hashlib.sha256(question.encode(), usedforsecurity=False).hexdigest()
    return once(f"decisions:{FORM}:{link}:{digest}", count, DAY)


def cells_of_all() -> list[list[Any]]:
    """Every decision is counted in one of a few hundred cells. One query."""
    coded: Any = Decision.objects.asked({}).coded().order_by()
    counted = coded.values("register", "decision", "why", year=ExtractYear("at"))
    return [
        [row[name] for name in ("year", "register", "decision", "why", "size")]
        for row in counted.annotate(size=Count("pk"))
    ]


def is_asked(cell: Cell, filters: Filters, but: str = "") -> bool:
    """Whether FILTERS ask for the cell, those of the facet BUT left aside."""
    if but != "year":
        first, last = filters.get("year_from"), filters.get("year_to")
        if not (first or cell.year) <= cell.year <= (last or cell.year):
            return False
    names = [name for name in FACETS if name in filters and name != but]
    return all(getattr(cell, name) in filters[name] for name in names)


def facet(cells: list[Cell], name: str, filters: Filters) -> dict[str, int]:
    """Decisions by value, most first; years from the latest."""
    counts: Counter[str] = Counter()
    for cell in cells:
        if is_asked(cell, filters, but=name) and (value := getattr(cell, name)):
            counts[str(value)] += cell.size
    latest_first = sorted(counts.items(), reverse=True)
    return dict(latest_first if name == "year" else counts.most_common())


def medians(filters: Filters) -> list[list[Any]]:
    """[year, register, days]: first of all, then of each. One query."""
    waiting: Any = Decision.objects.asked(filters).with_waiting().order_by()
    keys = {"year": ExtractYear("at"), "register": F("submission__register")}
    asked, params = waiting.values(**keys, wait=FIRST_WAIT).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(MEDIANS.format(rows=asked), params)
        found = cursor.fetchall()
    in_days = [[year and int(year), of, days(wait)] for year, of, wait in found]
    return sorted(in_days, key=lambda one: one[0] is not None)


def days(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / DAY, 1)


def periods(
    cells: list[Cell], medians: Mapping[tuple[int, str], float | None]
) -> list[dict[str, Any]]:
    """By year and register, the latest year first."""
    counts: dict[tuple[int, str], Counter[str]] = {}
    for cell in cells:
        key = cell.year, cell.register
        counts.setdefault(key, Counter())[cell.decision] += cell.size
    return [
        {
            "year": year,
            "register": register,
            "count": found.total(),
            "median_waiting_days": medians.get((year, register)),
            "decision": dict(sorted(found.items())),
        }
        for (year, register), found in sorted(
            counts.items(), key=lambda one: (-one[0][0], one[0][1])
        )
    ]
