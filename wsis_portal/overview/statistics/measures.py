"""What figures count or add up, each asked of the index of its registers."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from goldenbook.models import Commitment
from goldenbook.sums import summed
from stocktaking.choices import RegisterName
from stocktaking.models import Project
from stocktaking.search.crossing import Axis, crossed
from stocktaking.search.filters import Filters

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Cell:
    """One figure; of amounts also how much of what was promised is in it."""

    number: int | Decimal = 0
    given: int = 0
    """Commitments that state an amount; zero where records are counted."""
    unconverted: int = 0
    """Those of them without a known rate: they are not in the number."""

    def __add__(self, other: Self) -> "Cell":
        return Cell(
            self.number + other.number,
            self.given + other.given,
            self.unconverted + other.unconverted,
        )


Cells = dict[str, dict[str, Cell]]
"""By row and column; what is zero may be left out."""


@dataclass(frozen=True)
class Measure:
    name: str
    label: StrOrPromise
    registers: Collection[str]
    ask: Callable[[Filters, Axis, Axis], Cells]
    is_money: bool = False


def of(*models: Any) -> Callable[[Filters, Axis, Axis], Cells]:
    """The number of records, of one register or of several together."""

    def ask(filters: Filters, rows: Axis, columns: Axis) -> Cells:
        found: Cells = {}
        for model in models:
            table = crossed(model.objects.all(), filters, rows, columns)
            for row, numbers in table.items():
                cells = found.setdefault(row, {})
                for column, number in numbers.items():
                    cells[column] = cells.get(column, Cell()) + Cell(number)
        return found

    return ask


def amounts(filters: Filters, rows: Axis, columns: Axis) -> Cells:
    """US dollars, to the cent."""
    return {
        row: {
            column: Cell(one.dollars.quantize(CENT), one.given, one.unconverted)
            for column, one in some.items()
        }
        for row, some in summed(filters, rows, columns).items()
    }


PROJECTS, PROMISES = (RegisterName.PROJECT,), (RegisterName.COMMITMENT,)
MEASURES: dict[str, Measure] = {
    one.name: one
    for one in (
        Measure(
            "records",
            _("Records: projects and commitments"),
            (*PROJECTS, *PROMISES),
            of(Project, Commitment),
        ),
        Measure("projects", _("Projects"), PROJECTS, of(Project)),
        Measure("commitments", _("Commitments"), PROMISES, of(Commitment)),
        Measure(
            "amount",
            _("Amount promised, in US dollars"),
            PROMISES,
            amounts,
            is_money=True,
        ),
    )
}
