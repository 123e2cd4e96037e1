"""A row of a table with the reason beside it."""

from collections.abc import Sequence
from typing import Any


def beside(cells: Sequence[Any], width: int, reason: Any) -> list[Any]:
    """CELLS, as many as the header has, then REASON; cells without a header follow."""
    missing = [None] * (width - len(cells))
    return [*cells[:width], *missing, reason, *cells[width:]]
