"""Exact counts where codes alone are asked for: bitmaps, which triggers keep.

A bit for each record and code, so that "both" is & and "any of" is |. No record is
read, and what it costs hardly grows with how many are found.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from stocktaking.querysets import coded
from stocktaking.search.filters import CODES, Filters
from wsis_portal.partial_dates import FIRST, LAST

Counts = dict[str, dict[str, int]]
ANSWERED = {*CODES, "year_from", "year_to"}
EVERY = [""]  # a code of all records

ONE = """
c{number} AS (
    SELECT part, bit_or(bits) AS bits FROM stocktaking_codebitmap
    WHERE register = %s AND code = ANY(%s) GROUP BY part
)
"""
TOTAL = "SELECT coalesce(sum(bit_count(bits)), 0) FROM chosen"
BY_CODE = """
SELECT code, sum(bit_count(kept.bits & chosen.bits))
FROM stocktaking_codebitmap AS kept JOIN chosen USING (part)
WHERE register = %s AND split_part(code, ':', 1) = ANY(%s)
GROUP BY code HAVING sum(bit_count(kept.bits & chosen.bits)) > 0 ORDER BY code
"""


def can_tell(filters: Filters) -> bool:
    """Whether FILTERS ask for nothing but codes."""
    return filters.keys() <= ANSWERED


def total(register: str, filters: Filters) -> int:
    chosen, params = chosen_by(register, filters)
    ((number,),) = rows(f"{chosen} {TOTAL}", params)
    return int(number)


def by_code(register: str, filters: Filters, names: Iterable[str]) -> Counts:
    """Of the facets NAMES, by the values that a record has."""
    names = list(names)
    chosen, params = chosen_by(register, filters)
    found: Counts = {name: {} for name in names}
    for code, number in rows(f"{chosen} {BY_CODE}", [*params, register, names]):
        name, _colon, value = code.partition(":")
        found[name][value] = int(number)
    return found


def chosen_by(register: str, filters: Filters) -> tuple[str, list[Any]]:
    """SQL for the records that have one of the codes of each filter."""
    asked = [*codes_of(filters)] or [EVERY]
    each = ", ".join(ONE.format(number=n) for n in range(len(asked)))
    bits = " & ".join(f"c{n}.bits" for n in range(len(asked)))
    joined = "".join(f" JOIN c{n} USING (part)" for n in range(1, len(asked)))
    chosen = f"chosen AS (SELECT part, {bits} AS bits FROM c0{joined})"  # noqa: S608
    params = [one for codes in asked for one in (register, codes)]
    return f"WITH {each}, {chosen}", params


def codes_of(filters: Filters) -> Iterator[list[str]]:
    for name, value in filters.items():
        if name == "year_from":
            name, value = "year", range(value, LAST + 1)
        elif name == "year_to":
            name, value = "year", range(FIRST, value + 1)
        yield [coded(name, one) for one in value]


def rows(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
