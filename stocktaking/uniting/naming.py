"""A document that names one organisation, made to name another. Pure."""

from typing import Any

from stocktaking.registers import Public


def renamed(public: Public, old: str, new: str) -> Public:
    """PUBLIC, of whatever shape, with NEW in the place of OLD.

    Of partners that become the same in the same role, the first stays.
    """
    changed = dict(public)
    if public.get("organisation") == old:
        changed["organisation"] = new
    partners = public.get("partners")
    if isinstance(partners, list) and any(names(row, old) for row in partners):
        rows = [
            {**row, "organisation": new} if names(row, old) else row for row in partners
        ]
        changed["partners"] = [row for n, row in enumerate(rows) if row not in rows[:n]]
    return changed


def names(row: Any, reference: str) -> bool:
    return isinstance(row, dict) and row.get("organisation") == reference
