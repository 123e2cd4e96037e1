"""The ways in which a catalogue shows what it found: as a list, a table or a map."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.querysets import RecordQuerySet
from stocktaking.search import Found, orderings
from wsis_portal.drawing.map import WorldMap, world_map
from wsis_portal.errors import InvalidQuestion, Problem
from wsis_portal.filters import OF_PAGES
from wsis_portal.listing import codes_chosen, labels

VIEWS: Mapping[str, StrOrPromise] = {
    "list": _("List"),
    "table": _("Table"),
    "map": _("Map"),
}
USUAL = "list"
OF_CATALOGUE = OF_PAGES | {"view"}
"""Names that a catalogue knows beside its filters. The API has no views."""


@dataclass(frozen=True)
class Column:
    name: str
    label: StrOrPromise
    is_number: bool = False
    ascending: str = ""
    """The ordering that puts the smallest first, if there is one; so `descending`."""
    descending: str = ""

    @property
    def orderings(self) -> tuple[str, ...]:
        """What a click asks for: that which is not there yet, the newest first."""
        return tuple(filter(None, (self.descending, self.ascending)))

    def among(self, known: Collection[str]) -> "Column":
        """With those of its orderings that are KNOWN."""
        ascending, descending = (
            one if one in known else "" for one in (self.ascending, self.descending)
        )
        return replace(self, ascending=ascending, descending=descending)


COLUMNS = (
    Column("title", _("Title")),
    Column("organisation", _("Organisation")),
    Column("country", _("Country")),
    Column("action_lines", _("Action lines")),
    Column("stage", _("Stage")),
    Column("fulfilment", _("Fulfilment")),
    Column("year", _("Year"), True, "year", "-year"),
    Column("amount", _("Amount promised"), True, "amount", "-amount"),
    Column("published_at", _("Published"), False, "published_at", "-published_at"),
)
OF_SOME = {"stage", "fulfilment", "amount"}
"""Columns of the registers that have such a field."""


@dataclass(frozen=True)
class Heading:
    column: Column
    sorted: str
    """As aria-sort says it: ascending, descending, or empty."""
    url: str
    """The same question in the other order of this column; empty where it has none."""


def view_of(query: QueryDict) -> str:
    """What ?view= asks for; or InvalidQuestion."""
    name = query.get("view", USUAL)
    if name not in VIEWS:
        raise InvalidQuestion({"view": [Problem("unknown-value", {"value": name})]})
    return name


def shown(view: str, rows: RecordQuerySet[Any]) -> RecordQuerySet[Any]:
    """ROWS with what VIEW shows of them: a map shows none."""
    return rows.prefetch_related(None) if view == "map" else rows


def as_shown(
    view: str, query: QueryDict, form: Form, rows: RecordQuerySet[Any], found: Found
) -> dict[str, Any]:
    """What a template needs for VIEW beside what was FOUND. A map costs one query."""
    counts = found.facets["country"]
    heads = headings(query, rows) if view == "table" else []
    return {
        "view": view,
        "switches": switches(query, view),
        "headings": heads,
        "columns": {one.column.name for one in heads},
        "map": by_country(query, form, counts) if view == "map" else None,
    }


def switches(query: QueryDict, now: str) -> list[dict[str, Any]]:
    """Links to the same question in each view, from its first page."""
    return [
        {
            "name": name,
            "label": label,
            "url": asking(query, view=None if name == USUAL else name),
            "is_now": name == now,
        }
        for name, label in VIEWS.items()
    ]


def headings(query: QueryDict, rows: RecordQuerySet[Any]) -> list[Heading]:
    fields = {field.name for field in rows.model._meta.get_fields()}
    missing = OF_SOME - fields
    known = orderings(rows.model)
    columns = [one.among(known) for one in COLUMNS if one.name not in missing]
    now = in_force(query)
    return [
        Heading(column, direction(column, now), turned(query, column, now))
        for column in columns
    ]


def in_force(query: QueryDict) -> str:
    """The newest are first where nothing else is asked for, and no words."""
    return query.get("ordering") or ("" if query.get("q") else "-published_at")


def direction(column: Column, now: str) -> str:
    if not now or now not in column.orderings:
        return ""
    return "ascending" if now == column.ascending else "descending"


def turned(query: QueryDict, column: Column, now: str) -> str:
    others = [one for one in column.orderings if one != now]
    return asking(query, ordering=others[0]) if others else ""


def by_country(query: QueryDict, form: Form, counts: Mapping[str, int]) -> WorldMap:
    """Where the records of a question are, COUNTS by country; each country leads to
    the list of its records. One query.
    """
    field = form["country"]
    names = dict(labels(field.field, set(counts)))
    chosen = codes_chosen(field)
    rest = query.copy()
    for name in ("view", "country", "page"):
        rest.pop(name, None)
    before = f"{rest.urlencode()}&" if rest else ""

    def address(code: str) -> str:  # of two hundred, so that no query is copied
        return f"?{before}country={code}#results"

    return world_map(counts, names, address, chosen)


def asking(query: QueryDict, **changes: str | None) -> str:
    """QUERY with CHANGES and from its first page, as a link to its results."""
    kept = query.copy()
    for name, value in {**changes, "page": None}.items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
    return f"?{kept.urlencode()}#results"
