"""Which file fills which table, row by row known by which key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Field, Model

from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    Facilitation,
    Indicator,
    Observation,
    Region,
    RegionMember,
    Sdg,
    SdgLink,
    SdgTarget,
    SummitEvent,
    Target,
    TitleVariant,
    UngisTerm,
)
from actionlines.models.sourced import Named, Sourced

PROVENANCE = {"source", "as_of", "verified", "note"}


def no_objection(_values: Mapping[str, Any]) -> str:
    return ""


def stays_in_its_goal(values: Mapping[str, Any]) -> str:
    """Why the targets of a row do not belong to its goal; empty when they do."""
    goal = values["sdg"]
    codes = [values["code"]] if "code" in values else values.get("targets", [])
    stray = [code for code in codes if str(code).partition(".")[0] != str(goal)]
    return f"{', '.join(map(str, stray))} is not of goal {goal}." if stray else ""


@dataclass(frozen=True)
class Table:
    """One file and the table that it fills.

    `links` and `lists` are foreign keys and many-to-many fields, with the file whose
    key they name; `words` are given by language. A row of the file that carries the
    first name of `spread`, a list, stands for as many rows with the second name.
    `objection` says why the values of a row do not fit together.
    """

    file: str
    model: type[Model]
    key: tuple[str, ...]
    plain: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    spread: tuple[str, str] | None = None
    objection: Callable[[Mapping[str, Any]], str] = no_objection

    @cached_property
    def is_sourced(self) -> bool:
        return issubclass(self.model, Sourced)

    @cached_property
    def has_words(self) -> bool:
        return issubclass(self.model, Named)

    @cached_property
    def fields(self) -> set[str]:
        names = {*self.plain, *self.words, *self.links, *self.lists}
        return names | {"unverified"} if self.has_words else names

    @cached_property
    def needed(self) -> set[str]:
        """What a row cannot leave out: what has no default and may not be blank."""
        single = {*self.plain, *self.links} | ({"source"} if self.is_sourced else set())
        return {name for name in single if not may_miss(self.column(name))} | {
            *self.words
        }

    def column(self, name: str) -> "Field[Any, Any]":
        found = self.model._meta.get_field(name)
        assert isinstance(found, Field)  # noqa: S101  # the tables name columns alone
        return found


def may_miss(column: "Field[Any, Any]") -> bool:
    return column.blank or column.has_default()


TABLES = (
    Table(
        "countries.json",
        Country,
        key=("code",),
        plain=("code", "alpha3", "m49"),
        words=("name", "rank"),
    ),
    Table(
        "regions.json", Region, key=("code",), plain=("scheme", "code"), words=("name",)
    ),
    Table(
        "region_members.json",
        RegionMember,
        key=("region", "country"),
        plain=("is_associate",),
        links={"region": "regions.json", "country": "countries.json"},
        spread=("countries", "country"),
    ),
    Table(
        "agencies.json",
        Agency,
        key=("code",),
        plain=("code",),
        words=("acronym", "name"),
    ),
    Table(
        "action_lines.json",
        ActionLine,
        key=("code",),
        plain=("code", "slug", "position"),
        words=("title", "short_title"),
        links={"parent": "action_lines.json"},
    ),
    Table(
        "title_variants.json",
        TitleVariant,
        key=("action_line", "title"),
        plain=("title",),
        links={"action_line": "action_lines.json"},
    ),
    Table(
        "facilitations.json",
        Facilitation,
        key=("agency", "action_line", "role", "listing", "valid_from"),
        plain=("role", "listing", "valid_from", "valid_to"),
        links={"agency": "agencies.json", "action_line": "action_lines.json"},
    ),
    Table(
        "ungis_terms.json",
        UngisTerm,
        key=("agency", "seat", "valid_from"),
        plain=("seat", "valid_from", "valid_to"),
        links={"agency": "agencies.json"},
    ),
    Table("sdgs.json", Sdg, key=("number",), plain=("number",), words=("title",)),
    Table(
        "sdg_targets.json",
        SdgTarget,
        key=("code",),
        plain=("code",),
        links={"sdg": "sdgs.json"},
        objection=stays_in_its_goal,
    ),
    Table(
        "sdg_matrix.json",
        SdgLink,
        key=("action_line", "sdg"),
        links={"action_line": "action_lines.json", "sdg": "sdgs.json"},
        lists={"targets": "sdg_targets.json"},
        objection=stays_in_its_goal,
    ),
    Table(
        "targets.json",
        Target,
        key=("letter",),
        plain=(
            "letter",
            "number",
            "wording_2003",
            "wording_review",
            "change",
            "outcome",
            "verdict",
        ),
        words=("title",),
    ),
    Table(
        "indicators.json",
        Indicator,
        key=("code",),
        plain=("code", "title", "unit"),
        links={"target": "targets.json"},
    ),
    Table(
        "observations.json",
        Observation,
        key=("indicator", "country", "region", "year", "source"),
        plain=("year", "value", "qualifier", "unit", "words"),
        links={
            "indicator": "indicators.json",
            "country": "countries.json",
            "region": "regions.json",
        },
    ),
    Table(
        "summit_events.json",
        SummitEvent,
        key=("slug",),
        plain=("slug", "phase", "kind", "starts_on", "ends_on", "place"),
        words=("title",),
        links={"country": "countries.json"},
    ),
)
