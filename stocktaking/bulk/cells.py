"""Cells as the database keeps them: JSON, with the kinds that it does not have."""

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from stocktaking.importing.reading.cells import Formula, Mistake
from stocktaking.importing.reading.line import is_storable

KIND, VALUE = "kind", "value"


def kept(cell: Any) -> Any:
    """CELL as JSON. What the database cannot store keeps a mark in its place."""
    match cell:
        case Formula():
            return of_kind("formula", clean(cell))
        case Mistake():
            return of_kind("mistake", clean(cell))
        case str() if not is_storable(cell):
            return of_kind("broken", clean(cell))
        case float() if not math.isfinite(cell):
            return str(cell)
        case bool() | timedelta() | time() | date():
            return of_other(cell)
    return cell


def of_other(cell: Any) -> dict[str, Any]:
    match cell:
        case bool():
            return of_kind("flag", cell)
        case timedelta():
            return of_kind("span", cell.total_seconds())
        case datetime():
            return of_kind("moment", cell.isoformat())
        case date():
            return of_kind("day", cell.isoformat())
    return of_kind("time", cell.isoformat())


def of_kind(kind: str, value: Any) -> dict[str, Any]:
    return {KIND: kind, VALUE: value}


def clean(text: str) -> str:
    """TEXT as it can be stored and shown."""
    return "".join(c if is_storable(c) else "\ufffd" for c in text)


def cell_of(stored: Any) -> Any:
    """The cell that was kept, with the same faults."""
    if not isinstance(stored, dict):
        return stored
    return MADE[stored[KIND]](stored[VALUE])


MADE: Mapping[str, Callable[[Any], Any]] = {
    "formula": Formula,
    "mistake": Mistake,
    "broken": lambda text: f"{text}\0",
    "flag": bool,
    "span": lambda seconds: timedelta(seconds=seconds),
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
}


def shown(stored: Any) -> str:
    """What stands in the cell, for people."""
    value = stored[VALUE] if isinstance(stored, dict) else stored
    if isinstance(stored, dict) and stored[KIND] == "moment":
        return str(value).removesuffix("T00:00:00")
    return "" if value is None else str(value)
