"""The statistics of the Golden Book: the eight of 2006, and what became of it all."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from goldenbook.balance import Balance, balances
from goldenbook.scale import IN_WORDS, by_size
from stocktaking.choices import StakeholderType
from stocktaking.search.crossing import NONE, WHOLE
from wsis_portal.overview.statistics import (
    DIMENSIONS,
    MEASURES,
    Cell,
    Dimension,
    Question,
    Table,
    Value,
    tabulate,
)

ASKED = {
    "entity": Question("commitments", "stakeholder_type"),
    "scope": Question("commitments", "level"),
    "type": Question("commitments", "activity_type"),
    "timescale": Question("commitments", "timescale"),
    "origin": Question("commitments", "region"),
    "amount": Question("amount", "stakeholder_type"),
}
"""Those that the figures of the registers answer, in the order of 2006."""
SIZE = Dimension("size", _("Size"), is_single=True)


def tables() -> dict[str, Table]:
    """The eight of 2006 in their order, as the database holds them today."""
    return {
        **{name: tabulate(question) for name, question in ASKED.items()},
        "expenditure": sized("anticipated_expenditure"),
        "scale": sized("amount", across=SIZE),
    }


def sized(field: str, across: Dimension | None = None) -> Table:
    """Commitments by the class of FIELD; ACROSS the classes, by stakeholder type."""
    cells: dict[str, dict[str, Cell]] = {}
    for kind, size, number in by_size(field):
        for row in (kind, WHOLE):
            for column in (size, WHOLE):
                some = cells.setdefault(row, {})
                some[column] = some.get(column, Cell()) + Cell(number)
    sizes = [Value(code, str(name)) for code, name in IN_WORDS.items()]
    kinds = DIMENSIONS["stakeholder_type"]
    if across:
        rows = [Value(code, str(name)) for code, name in StakeholderType.choices]
        rows += [Value(NONE, str(kinds.none))] if NONE in cells else []
        return Table(MEASURES["commitments"], kinds, across, rows, sizes, cells)
    turned = {size: {WHOLE: cell} for size, cell in cells.get(WHOLE, {}).items()}
    return Table(MEASURES["commitments"], SIZE, None, sizes, [], turned)


def by_stakeholder() -> list[tuple[str, Balance]]:
    """In the order of the vocabulary; those without one last."""
    found = {name: Balance() for name, _label in StakeholderType.choices}
    for line in balances():
        found[line.stakeholder] = found.get(line.stakeholder, Balance()) + line.balance
    names = dict(StakeholderType.choices)
    none = DIMENSIONS["stakeholder_type"].none
    return [(str(names.get(code, none)), one) for code, one in found.items()]


def by_year() -> list[tuple[Any, Balance]]:
    """The latest year first; those without one last."""
    found: dict[int | None, Balance] = {}
    for line in balances():
        found[line.year] = found.get(line.year, Balance()) + line.balance
    years = sorted(found, key=lambda year: -(year or 0))
    none = DIMENSIONS["year"].none
    return [(year or none, found[year]) for year in years]


def together(lines: Iterable[tuple[Any, Balance]]) -> Balance:
    return sum((one for _name, one in lines), Balance())
