"""Which rows of two lists are the same row, and what a reader saw of them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from stocktaking.merging.plain import NOTHING, fingerprint

Cells = Mapping[str, str]
"""By the name of a cell: the fingerprint of what stands there. Empty ones are left
out, and those that make the row the same row.
"""
Rows = Mapping[str, Cells]
"""By the place of a row, which says which row it is."""
MOST_LETTERS = 5000  # of all rows of a list


def same_row(row: Any, key: tuple[str, ...]) -> str:
    """A row without the words that would tell is like no other."""
    if key and isinstance(row, dict):
        row = {name: row.get(name) for name in key} if row.get(key[0]) else row
    return fingerprint(row)


def by_place(rows: Any, key: tuple[str, ...]) -> dict[str, Any]:
    """Those that are alike, such as two texts in one language, one after the other."""
    found: dict[str, Any] = {}
    alike: Counter[str] = Counter()
    for row in rows if isinstance(rows, list) else ():
        place = same_row(row, key)
        found[f"{place}#{alike[place]}" if alike[place] else place] = row
        alike[place] += 1
    return found


def rows_of(rows: Any, key: tuple[str, ...]) -> dict[str, Cells]:
    return {place: cells(row, key) for place, row in by_place(rows, key).items()}


def cells(row: Any, key: tuple[str, ...]) -> Cells:
    named = row if isinstance(row, Mapping) else {}
    found = {n: fingerprint(value) for n, value in named.items() if n not in key}
    return {name: seen for name, seen in found.items() if seen != NOTHING}


def in_letters(rows: Rows) -> str | None:
    """The short form in which an open form keeps them; None where it is not short."""
    said = (
        " ".join([place, *(f"{name}:{seen}" for name, seen in found.items())])
        for place, found in rows.items()
    )
    letters = ";".join(said)
    return letters if len(letters) <= MOST_LETTERS else None


def from_letters(letters: str) -> dict[str, Cells]:
    """The opposite. Any letters can be read: they come back from a browser."""
    rows = [row.split() for row in letters.split(";")]
    return {
        place: dict(cell.split(":", 1) for cell in found if ":" in cell)
        for place, *found in filter(None, rows)
    }


def rows_next(before: Rows, mine: Rows, kept: Rows) -> dict[str, Cells]:
    """What somebody who saw BEFORE and typed MINE knows of what was KEPT of it."""
    sides = before, mine, kept
    return {
        place: cells_next(*(rows.get(place, {}) for rows in sides))
        for place in {**before, **mine}
        if sum(place in rows for rows in sides) > 1
    }


def cells_next(before: Cells, mine: Cells, kept: Cells) -> Cells:
    found = {
        name: mine.get(name) if mine.get(name) == kept.get(name) else before.get(name)
        for name in {**before, **mine, **kept}
    }
    return {name: seen for name, seen in found.items() if seen}
