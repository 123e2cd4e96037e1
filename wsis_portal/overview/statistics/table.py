"""The answer: values along two sides, and the figures between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from stocktaking.search.crossing import NONE, REST, WHOLE
from wsis_portal.overview.statistics.dimensions import Dimension
from wsis_portal.overview.statistics.measures import Cell, Cells, Measure


@dataclass(frozen=True)
class Value:
    """A row or a column."""

    code: str
    """Of the vocabulary; REST for several together, NONE for records without one."""
    name: str

    @property
    def is_real(self) -> bool:
        """Whether it is a value that a record has."""
        return self.code not in (REST, NONE, WHOLE)

    @property
    def is_rest(self) -> bool:
        return self.code == REST

    @property
    def is_none(self) -> bool:
        return self.code == NONE


@dataclass(frozen=True)
class Table:
    measure: Measure
    by: Dimension
    across: Dimension | None
    rows: list[Value]
    columns: list[Value]
    """Empty where nothing is asked across."""
    cells: Cells

    def cell(self, row: str, column: str = WHOLE) -> Cell:
        return self.cells.get(row, {}).get(column, Cell())

    @property
    def whole(self) -> Cell:
        """All that was asked for, each record once."""
        return self.cell(WHOLE)

    @property
    def none(self) -> Cell:
        """Records without a value of the first dimension."""
        return self.cell(NONE)

    @property
    def real(self) -> list[Value]:
        return [row for row in self.rows if row.is_real]

    @property
    def lines(self) -> Iterator[tuple[Value, Cell, list[Cell]]]:
        """Each row with its own figure, and those under the columns."""
        for row in self.rows:
            under = [self.cell(row.code, column.code) for column in self.columns]
            yield row, self.cell(row.code), under

    @property
    def feet(self) -> list[Cell]:
        """All records under each column."""
        return [self.cell(WHOLE, column.code) for column in self.columns]

    @property
    def repeated_labels(self) -> list[str]:
        return [str(one.label) for one in self.repeated]

    @property
    def repeated(self) -> list[Dimension]:
        """Dimensions whose values may add up to more than the total."""
        asked = [self.by, *([self.across] if self.across else [])]
        return [one for one in asked if not one.is_single]
