"""How many records have two codes at once: tables of a register, by bitmaps.

Each record is counted once in a cell, also where a cell stands for several codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet

from stocktaking import registers
from stocktaking.models.bitmap import PART
from stocktaking.search import bitmaps
from stocktaking.search.counting import Counting
from stocktaking.search.filters import Filters, Rows, narrowed

WHOLE, REST, NONE = "*", "+", "-"
"""In place of a value: all records, those with any value that is not kept, and those
without a value.
"""
Table = dict[str, dict[str, int]]
"""By row and column; what is zero is left out."""


@dataclass(frozen=True)
class Axis:
    """A facet along the side of a table."""

    name: str = ""
    """Without one, the axis has nothing but WHOLE."""
    kept: Sequence[str] | None = None
    """The values that are told each by itself; None for all that there are."""


KEYS = f"""
k{{number}} AS (
    SELECT part, split_part(code, ':', 2) AS key, bits FROM {{facet}}
        WHERE %s OR split_part(code, ':', 2) = ANY(%s)
    UNION ALL SELECT part, '{REST}', bit_or(bits) FROM {{facet}}
        WHERE NOT (%s OR split_part(code, ':', 2) = ANY(%s)) GROUP BY part
    UNION ALL SELECT part, '{NONE}', chosen.bits & ~ coalesce(
        (SELECT bit_or(bits) FROM {{facet}} WHERE {{facet}}.part = chosen.part),
        0::bit({PART})) FROM chosen
    UNION ALL SELECT part, '{WHOLE}', bits FROM chosen
)
"""  # noqa: S608  (marks of ours)
FACET = """
f{number} AS MATERIALIZED (
    SELECT part, code::text COLLATE "C", kept.bits & chosen.bits AS bits
    FROM stocktaking_codebitmap AS kept JOIN chosen USING (part)
    WHERE register = %s AND code >= %s AND code < %s
)
"""
ALONE = f"k{{number}} AS (SELECT part, '{WHOLE}' AS key, bits FROM chosen)"  # noqa: S608
CROSSED = """
{chosen}, {first}, {second}
SELECT k0.key, k1.key, sum(bit_count(k0.bits & k1.bits)::int)
FROM k0 JOIN k1 USING (part) GROUP BY 1, 2
HAVING sum(bit_count(k0.bits & k1.bits)::int) > 0
"""
BY_KEYS = f"""
WITH chosen AS (
    SELECT id / {PART} AS part,
        bit_or(set_bit(0::bit({PART}), mod(id, {PART})::integer, 1)) AS bits
    FROM ({{rows}}) AS found GROUP BY 1
)
"""  # noqa: S608  (a number of ours)


def crossed(base: Rows, filters: Filters, rows: Axis, columns: Axis) -> Table:
    """How many records of the register BASE have what FILTERS ask and the values of a
    row and of a column. Counted once an edition; one query, and one for its number.
    """
    counting = Counting.of(base)
    what = f"crossed:{rows!r}:{columns!r}"
    return counting.once(what, filters, lambda: counted(base, filters, rows, columns))


def counted(base: Rows, filters: Filters, rows: Axis, columns: Axis) -> Table:
    register = registers.of(base.model).name
    try:
        chosen, params = chosen_by(base, register, filters)
    except EmptyResultSet:
        return {}
    (first, some), (second, more) = keys(register, 0, rows), keys(register, 1, columns)
    sql = CROSSED.format(chosen=chosen, first=first, second=second)
    found: Table = {}
    for row, column, number in bitmaps.rows(sql, [*params, *some, *more]):
        found.setdefault(row, {})[column] = int(number)
    return found


def chosen_by(base: Rows, register: str, filters: Filters) -> tuple[str, list[Any]]:
    """SQL for the bits of the records that FILTERS ask for. Where more than codes is
    asked, each record is found first.
    """
    if bitmaps.can_tell(filters):
        return bitmaps.chosen_by(register, filters)
    rows = narrowed(base, filters).order_by().values("id")
    sql, params = rows.query.sql_with_params()
    return BY_KEYS.format(rows=sql), list(params)


def keys(register: str, number: int, axis: Axis) -> tuple[str, list[Any]]:
    """SQL for the bits of each value of AXIS, by part; and its parameters."""
    if not axis.name:
        return ALONE.format(number=number), []
    facet, kept = f"f{number}", list(axis.kept or ())
    every = axis.kept is None
    sql = f"{FACET.format(number=number)}, {KEYS.format(number=number, facet=facet)}"
    bounds = [f"{axis.name}:", f"{axis.name};"]  # all that begins so: ; follows :
    return sql, [register, *bounds, every, kept, every, kept]
