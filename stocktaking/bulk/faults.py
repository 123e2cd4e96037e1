"""What is wrong in a row, as it is stored: codes, put in words when read."""

from collections.abc import Iterable, Mapping
from typing import Any

from stocktaking.bulk.columns import CONTACT
from stocktaking.bulk.sheets import Sheet
from stocktaking.importing.mapping import in_the_row
from stocktaking.importing.reading import LINE
from stocktaking.importing.reading.columns import Columns, label
from stocktaking.importing.rows import Row
from wsis_portal.errors import Problem, Problems

Stored = dict[str, list[Any]]
"""By key: code and parameters of each problem."""


def stored(problems: Problems) -> Stored:
    """What a parameter says lazily is said now, in the active language."""
    return {
        key: [[problem.code, plain(problem.params)] for problem in found]
        for key, found in problems.items()
    }


def plain(params: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, int) else str(value)
        for name, value in params.items()
    }


def told(faults: Stored) -> Problems:
    return {
        key: [Problem(code, params) for code, params in found]
        for key, found in faults.items()
    }


def sentences(faults: Stored, columns: Columns) -> list[tuple[str, str, str]]:
    """Key, column and sentence of each; the column has its letter in the file."""
    return [
        (key, name_of(key, columns), str(problem))
        for key, found in told(faults).items()
        for problem in found
    ]


def name_of(key: str, columns: Columns) -> str:
    """Nothing for the row as a whole."""
    if key in columns.names:
        return columns.names[key]
    return label(key) if key in columns.asked.keys else ""


def reason(faults: Stored, columns: Columns) -> str:
    """All of them in one cell."""
    told = sentences(faults, columns)
    return " ".join(f"{name}: {said}" if name else said for _key, name, said in told)


def by_key(problems: Problems, row: Row, sheet: Sheet) -> Problems:
    """Of a document that was made of ROW, by the keys of its cells."""
    found: Problems = {}
    for path, broken in problems.items():
        for key in keys_of(path, row, sheet):
            found.setdefault(key, []).extend(broken)
    return found


def keys_of(path: str, row: Row, sheet: Sheet) -> Iterable[str]:
    part, _dot, name = path.partition(".")
    if part == "private":
        return [name if name in CONTACT else LINE]
    if part == "texts" and name.partition(".")[0] not in {
        "",
        *map(str, range(len(row.texts))),
    }:
        return [LINE]  # of a text that the record has and the row does not
    keys = in_the_row({path: []}, row, sheet.keys_of_fields)
    return [key if key.partition(":")[0] in sheet.columns else LINE for key in keys]


def joined(first: Problems, more: Problems) -> Problems:
    """MORE only where FIRST says nothing: one fault brings others along."""
    return {**more, **first}
