"""Two versions of a document that began as one: what stands, and where to choose.

Pure: plain values in, plain values out. A tab that was open for an hour, a colleague in
the same draft and a record that changed under a draft are one question here.
"""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

from stocktaking.merging.plain import NOTHING, fingerprint
from stocktaking.merging.prints import (
    NO_ITEMS,
    Items,
    Prints,
    Values,
    is_list,
    rows_seen,
)
from stocktaking.merging.rows import Cells, Rows, by_place, cells


@dataclass(frozen=True)
class Merged:
    """MINE where only I changed something, THEIRS where only they did; and mine in
    `conflicts`, the fields that both changed, each to something else.

    A list that both changed is merged row by row, and each row cell by cell: `joined`
    are those where nobody has to choose. In a conflict it has the rows of both.
    """

    values: dict[str, Any]
    conflicts: list[str]
    joined: list[str] = field(default_factory=list)


def merge(
    seen: Prints,
    mine: Values,
    theirs: Values,
    own: Container[str] = (),
    items: Items = NO_ITEMS,
) -> Merged:
    """Field by field. Without a fingerprint nobody knows who changed a field.

    OWN are the fields that I wrote last, before this, whether or not I was told so.
    ITEMS say which rows of a list are the same row.
    """
    found = Merged(dict(theirs), [])
    for name, value in mine.items():
        ours, other = fingerprint(value), fingerprint(theirs.get(name))
        before = seen.get(name)
        is_as_seen = before == other or (other == NOTHING and before is None)
        if is_as_seen or name in own:
            found.values[name] = value
        elif ours not in (other, before):
            both, torn = value, True
            if is_list(value, theirs.get(name)):
                rows, key = rows_seen(seen, name), items.get(name, ())
                both, torn = merge_rows(rows, value, theirs.get(name), key)
            found.values[name] = both
            (found.conflicts if torn else found.joined).append(name)
    return found


def merge_rows(
    before: Rows | None, mine: Any, theirs: Any, key: tuple[str, ...]
) -> tuple[list[Any], bool]:
    """Their rows in their order, then those that only I have; whether one is torn.

    Gone is what one side removed and the other left as it was. Where nobody knows what
    was BEFORE, all are kept, and somebody has to look.
    """
    ours, others = by_place(mine, key), by_place(theirs, key)
    kept, torn = [], before is None
    for place in others | ours:
        was = None if before is None else before.get(place)
        row, is_torn = merge_row(was, ours.get(place), others.get(place), key)
        torn = torn or is_torn
        kept += [] if row is None else [row]
    return kept, torn


def merge_row(
    before: Cells | None, mine: Any, theirs: Any, key: tuple[str, ...]
) -> tuple[Any, bool]:
    """None where it is gone. One that was removed here and changed there is torn."""
    if mine is None or theirs is None:
        left = theirs if mine is None else mine
        is_changed = before is not None and cells(left, key) != before
        is_gone = before is not None and not is_changed
        return (None if is_gone else left), is_changed
    if not (isinstance(mine, dict) and isinstance(theirs, dict)):
        return theirs, False  # the same word
    seen = dict.fromkeys(theirs | mine, NOTHING) | dict(before or {})
    whole = {name: mine.get(name) for name in theirs | mine}
    merged = merge(seen, whole, theirs)
    return said(merged.values, mine, theirs), bool(merged.conflicts)


def said(values: Values, *rows: Values) -> dict[str, Any]:
    """Without the cells that were emptied; an empty one that was written stays."""
    return {
        name: value
        for name, value in values.items()
        if value is not None or any(name in row and row[name] is None for row in rows)
    }
