"""A question for figures, and the table that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.utils.translation import gettext as _

from stocktaking.search.crossing import NONE, REST, WHOLE, Axis
from wsis_portal.overview.statistics.dimensions import DIMENSIONS, Dimension
from wsis_portal.overview.statistics.measures import MEASURES, Cell, Cells, Measure
from wsis_portal.overview.statistics.table import Table, Value

OWN = ("measure", "by", "across")
USUAL = {"measure": "records", "by": "action_line"}
MOST_ROWS, MOST_COLUMNS = 30, 20
"""Of a table that people read."""


@dataclass(frozen=True)
class Question:
    """Names of MEASURES and DIMENSIONS, and filters as a catalogue reads them."""

    measure: str = USUAL["measure"]
    by: str = USUAL["by"]
    across: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> Self:
        """Out of what a FilterSet has read."""
        own = {name: asked[name] for name in OWN if name in asked}
        rest = {name: value for name, value in asked.items() if name not in own}
        return cls(**own, filters=rest)


def tabulate(question: Question, *, is_whole: bool = False) -> Table:
    """The figures that QUESTION asks for, in the language that is active.

    Of a dimension with many values the largest are told, and the others together;
    where the table IS_WHOLE, each by itself. At most six queries for each register,
    and two where nothing was published since somebody asked the same.
    """
    measure, by = MEASURES[question.measure], DIMENSIONS[question.by]
    across = DIMENSIONS[question.across] if question.across else None
    is_cut = bool(across) and not is_whole
    rows = along(measure, by, question.filters, MOST_ROWS if is_cut else None)
    columns = Axis()
    if across:
        most = MOST_COLUMNS if is_cut else None
        columns = along(measure, across, question.filters, most)
    cells = measure.ask(question.filters, rows, columns)
    by_row = {row: some[WHOLE] for row, some in cells.items() if WHOLE in some}
    return Table(
        measure=measure,
        by=by,
        across=across,
        rows=values(by, by_row),
        columns=values(across, cells.get(WHOLE, {})) if across else [],
        cells=cells,
    )


def along(
    measure: Measure, dimension: Dimension, filters: Mapping[str, Any], most: int | None
) -> Axis:
    """All values of DIMENSION, or the MOST of the largest where there are more."""
    if most is None or not dimension.is_open:
        return Axis(dimension.name)
    sizes = sizes_of(measure.ask(filters, Axis(dimension.name), Axis()))
    if len(sizes) <= most:
        return Axis(dimension.name)
    return Axis(dimension.name, sorted(largest_first(sizes)[:most]))


def sizes_of(cells: Cells) -> dict[str, Cell]:
    """Of real values."""
    special = {WHOLE, REST, NONE}
    return {row: some[WHOLE] for row, some in cells.items() if row not in special}


def largest_first(sizes: Mapping[str, Cell]) -> list[str]:
    return sorted(sizes, key=lambda code: (-sizes[code].number, code))


def values(dimension: Dimension, sizes: Mapping[str, Cell]) -> list[Value]:
    """In order; after them the others together, and records without a value, if any."""
    known = dimension.known()
    found = [code for code in sizes if code not in (WHOLE, REST, NONE)]
    if not dimension.is_open:
        codes = [*known, *sorted(set(found) - known.keys())]
    elif dimension.by_size:
        codes = largest_first({code: sizes[code] for code in found})
    else:
        codes = sorted(found)
    told = [Value(code, known.get(code, code)) for code in codes]
    if REST in sizes:
        told.append(Value(REST, _("Others, each record once")))
    if NONE in sizes:
        told.append(Value(NONE, str(dimension.none)))
    return told
