"""What each query name does to the rows; a FilterSet has checked the values."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from stocktaking.querysets import RecordQuerySet

Filters = Mapping[str, Any]
Rows = RecordQuerySet[Any]
Narrow = Callable[[Rows, Any], Rows]

CODES = (
    "action_line",
    "target",
    "sdg",
    "country",
    "region",
    "commission",
    "group",
    "stakeholder_type",
    "activity_type",
    "level",
    "area",
    "stage",
    "fulfilment",
    "timescale",
    "language",
    "collection",
)
"""Query names whose values are codes of the records."""


def by_code(name: str) -> Narrow:
    return lambda rows, values: rows.coded(name, values)


def being(path: str, test: str = "in") -> Narrow:
    return lambda rows, value: rows.filter(**{f"{path}__{test}": value})


def partnered(rows: Rows, references: Any) -> Rows:
    partners = rows.rows_of("partners").order_by()
    found = partners.filter(organisation__reference__in=references)
    return rows.filter(pk__in=found.values("record"))


def updated_since(rows: Rows, moment: datetime) -> Rows:
    return rows.filter(updated_at__gte=moment)


NARROW: dict[str, Narrow] = {
    **{name: by_code(name) for name in CODES},
    "organisation": being("organisation__reference"),
    "partner": partnered,
    "year_from": being("year", "gte"),
    "year_to": being("year", "lte"),
    "updated_since": updated_since,
}


def narrowed(rows: Rows, filters: Filters) -> Rows:
    """What FILTERS ask of ROWS. Words are looked for in the texts of the languages
    that are asked for.
    """
    for name, value in filters.items():
        if name == "q":
            rows = rows.matching(value, filters.get("language"))
        else:
            rows = NARROW[name](rows, value)
    return rows


def without(filters: Filters, *names: str) -> Filters:
    return {name: value for name, value in filters.items() if name not in names}
