"""What the reader of a form saw: fingerprints of fields and, in lists, of each row."""

from collections.abc import Iterable, Mapping
from typing import Any

from stocktaking.merging.plain import NOTHING, fingerprint
from stocktaking.merging.rows import (
    Rows,
    from_letters,
    in_letters,
    rows_next,
    rows_of,
)

Values = Mapping[str, Any]
Prints = Mapping[str, str]
"""By the name of a field: the fingerprint of what its reader saw. Under the name and
`[]` those of its rows, in letters.
"""
Items = Mapping[str, tuple[str, ...]]
"""By list of rows: the parts that make a row the same row, as the judge has them."""
NO_ITEMS: Items = {}
OF_BOTH = ""
"""In place of a fingerprint: what is stored was never on the page as a whole."""


def fingerprints(values: Values, names: Iterable[str]) -> dict[str, str]:
    return {name: fingerprint(values.get(name)) for name in names}


def prints(values: Values, names: Iterable[str], items: Items) -> dict[str, str]:
    """The same, with those of rows."""
    found = fingerprints(values, names)
    for name in [*found]:
        rows = rows_of(values.get(name), items.get(name, ()))
        if rows and (letters := in_letters(rows)) is not None:
            found[under(name)] = letters
    return found


def under(name: str) -> str:
    return f"{name}[]"


def rows_seen(seen: Prints, name: str) -> Rows | None:
    """None where that is not known, as of a form that was opened long ago."""
    if seen.get(name) == NOTHING:
        return {}
    letters = seen.get(under(name))
    return None if letters is None else from_letters(letters)


def without_rows(seen: Prints, names: Iterable[str]) -> Prints:
    """As if it were not known of the lists called NAMES."""
    left_out = {*map(under, names)}
    return {name: words for name, words in seen.items() if name not in left_out}


def prints_next(
    seen: Prints, typed: Values, kept: Values, items: Items = NO_ITEMS
) -> dict[str, str]:
    """What the reader of a form knows after its words were saved.

    A field that somebody else changed is still shown as it was: its old fingerprint
    stays, so that the next save does not take the old words for an answer. So does
    each row, and each cell of it.
    """
    after = dict(seen)
    for name, value in typed.items():
        if fingerprint(value) == fingerprint(kept.get(name)):
            after.pop(under(name), None)
            after |= prints(kept, [name], items)
        elif is_list(value, kept.get(name)):
            after |= list_next(seen, name, value, kept.get(name), items.get(name, ()))
    return after


def list_next(
    seen: Prints, name: str, typed: Any, kept: Any, key: tuple[str, ...]
) -> dict[str, str]:
    if (before := rows_seen(seen, name)) is None:
        return {}
    rows = rows_next(before, rows_of(typed, key), rows_of(kept, key))
    letters = in_letters(rows)
    return {} if letters is None else {name: OF_BOTH, under(name): letters}


def is_list(*values: Any) -> bool:
    return any(isinstance(value, list) for value in values)
