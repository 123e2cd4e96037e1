"""Figures of countries for a map: a measure of the registers, or an indicator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django_stubs_ext import StrOrPromise

from actionlines.models import Indicator, Observation
from wsis_portal.drawing.classes import Number
from wsis_portal.overview.statistics.asking import Question, tabulate
from wsis_portal.overview.statistics.table import Table


@dataclass(frozen=True)
class Figures:
    """One figure for each country that has one."""

    numbers: Mapping[str, Number]
    """By ISO 3166-1 alpha-2."""
    observations: Mapping[str, Observation]
    """Of an indicator: what each figure was taken from."""
    table: Table | None = None
    """Of a measure."""
    years: tuple[int, ...] = ()
    """Of an indicator: those in which a country has a value, the latest first."""
    year: int | None = None

    @property
    def label(self) -> StrOrPromise:
        """What a measure counts."""
        return self.table.measure.label if self.table else ""


def of_measure(question: Question) -> Figures:
    table = tabulate(question)
    cells = {row.code: table.cell(row.code).number for row in table.real}
    return Figures({code: n for code, n in cells.items() if n}, {}, table)


def of_indicator(indicator: Indicator, year: int | None) -> Figures:
    """The values of YEAR, or of the latest one. Of several sources that which was
    looked up last is told. Two queries.
    """
    rows = indicator.observations.exclude(country=None).order_by()
    years = tuple(rows.order_by("-year").values_list("year", flat=True).distinct())
    told = year or next(iter(years), 0)
    found: dict[str, Any] = {}
    of_year = rows.filter(year=told).select_related("country")
    for one in of_year.order_by("as_of", "pk"):
        if one.country:
            found[one.country.code] = one
    numbers = {code: one.value for code, one in found.items()}
    return Figures(numbers, found, None, years, told or None)


def mapped() -> list[Indicator]:
    """Indicators that a country has a value of."""
    known = Observation.objects.exclude(country=None).order_by().values("indicator")
    return list(Indicator.objects.filter(pk__in=known).select_related("target"))
