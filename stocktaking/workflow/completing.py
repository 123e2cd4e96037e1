"""What was typed for a new record, laid over one that is published. Pure."""

from collections.abc import Iterable
from typing import Any

from stocktaking.merging import NOTHING, Items, fingerprint, same_row
from stocktaking.registers import Public
from stocktaking.validators import check_amounts


def completed(mine: Public, theirs: Public, items: Items) -> Public:
    """All that MINE says; what it leaves empty is taken from THEIRS.

    A list has the rows of both: those that are the same become one, in which my words
    stand before theirs.
    """
    said = {name: value for name, value in mine.items() if is_said(value)}
    values = {**theirs, **said}
    for name, value in said.items():
        if isinstance(value, list) and isinstance(known := theirs.get(name), list):
            values[name] = joined(value, known, items.get(name, ()))
    return values | whose(said, theirs)


def is_said(value: Any) -> bool:
    return fingerprint(value) != NOTHING


def whose(said: Public, theirs: Public) -> Public:
    """The type of the stakeholder is the record's own where no organisation has it."""
    if "organisation" in said or not is_said(theirs.get("organisation")):
        return {"stakeholder_type": said.get("stakeholder_type", "")}
    return {"stakeholder_type": theirs.get("stakeholder_type", "")}


def joined(mine: list[Any], theirs: list[Any], key: tuple[str, ...]) -> list[Any]:
    """Theirs in their order, then those that only I have."""
    rows = {same_row(row, key): row for row in theirs}
    for row in mine:
        place = same_row(row, key)
        known = rows.get(place)
        if isinstance(row, dict) and isinstance(known, dict):
            row = {**known, **{k: v for k, v in row.items() if is_said(v)}}
        rows[place] = row
    return list(rows.values())


def money(
    mine: Public, theirs: Public, rules: Iterable[tuple[Any, tuple[str, ...]]]
) -> Public:
    """Amounts and their currency go together: those of one are not told in another's.

    RULES are those of the judge, which know the names.
    """
    found: Public = {}
    for check, (currency, *amounts) in rules:
        if check is check_amounts:
            found |= of_one_currency(mine, theirs, currency, amounts)
    return found


def of_one_currency(
    mine: Public, theirs: Public, currency: str, amounts: Iterable[str]
) -> Public:
    said = {name for name in amounts if is_said(mine.get(name))}
    if not said:
        source = theirs if is_said(theirs.get(currency)) else mine
        return {name: source.get(name) for name in (currency, *amounts)}
    code = mine.get(currency) or ""
    same = code == theirs.get(currency)
    rest = {name: theirs.get(name) if same else None for name in amounts}
    return {currency: code, **rest, **{name: mine[name] for name in said}}
