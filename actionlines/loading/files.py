"""Reading the reference files: their shape, and nothing of what they mean."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from actionlines.loading.tables import PROVENANCE, Table

HEAD = {"source", "as_of", "rows"}


class ReferenceRefused(Exception):
    """The files contradict themselves; the sentence names the file and the row."""


@dataclass(frozen=True)
class Row:
    """A row of a file, counted from 1, with the source of its file filled in."""

    table: Table
    number: int
    values: dict[str, Any]

    def refused(self, reason: str) -> ReferenceRefused:
        key = " ".join(str(self.values.get(name, "-")) for name in self.table.key)
        return ReferenceRefused(
            f"{self.table.file}, row {self.number} ({key}): {reason}"
        )


def read(folder: Path, table: Table) -> list[Row]:
    """The rows of a file. Raises ReferenceRefused when its shape is wrong."""
    content = parse(folder / table.file)
    if not isinstance(content, dict) or not HEAD <= content.keys() <= HEAD | {"note"}:
        raise ReferenceRefused(
            f"{table.file}: write an object with source, as_of, rows and perhaps note."
        )
    if not isinstance(content["rows"], list) or not content["rows"]:
        raise ReferenceRefused(f"{table.file}: rows must be a list with rows in it.")
    defaults = {name: content[name] for name in ("source", "as_of") if table.is_sourced}
    return [
        row
        for number, values in enumerate(content["rows"], start=1)
        for row in spread(table, number, values, defaults)
    ]


def parse(path: Path) -> Any:
    try:
        return json.loads(
            path.read_text(encoding="utf-8"),
            parse_float=Decimal,
            object_pairs_hook=without_twins,
        )
    except FileNotFoundError:
        raise ReferenceRefused(f"{path.name}: there is no such file.") from None
    except ValueError as broken:
        raise ReferenceRefused(f"{path.name}: not readable: {broken}.") from broken


def without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON keeps the last of two equal names in silence; that would lose a fact."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(
            f"an object names a field twice: {[name for name, _ in pairs]}"
        )
    return found


def spread(
    table: Table, number: int, values: Any, defaults: dict[str, Any]
) -> Iterator[Row]:
    """The rows that one row of the file stands for: one, or one a country."""
    if not isinstance(values, dict):
        raise Row(table, number, {}).refused("a row must be an object.")
    values = {**defaults, **values}
    if table.spread is None:
        yield checked(Row(table, number, values))
        return
    plural, singular = table.spread
    each = values.pop(plural, None)
    if not isinstance(each, list):
        raise Row(table, number, values).refused(f"“{plural}” must be a list.")
    for one in each:
        yield checked(Row(table, number, {**values, singular: one}))


def checked(row: Row) -> Row:
    """ROW. Raises ReferenceRefused when a field is unknown, missing or no list."""
    allowed = row.table.fields | (PROVENANCE if row.table.is_sourced else set())
    for name in sorted(row.values.keys() - allowed):
        raise row.refused(f"the field “{name}” is unknown.")
    for name in sorted(row.table.needed - row.values.keys()):
        raise row.refused(f"the field “{name}” is missing.")
    for name in row.table.lists:
        if not isinstance(row.values.get(name, []), list):
            raise row.refused(f"“{name}” must be a list.")
    return row
