"""What was promised in all, in US dollars, by the values of facets."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, Max, Sum

from actionlines.models import ExchangeRate
from goldenbook.models import Commitment
from goldenbook.querysets import in_dollars
from stocktaking.search.bitmaps import rows as rows_of
from stocktaking.search.counting import Counting
from stocktaking.search.crossing import NONE, REST, WHOLE, Axis
from stocktaking.search.filters import Filters, narrowed


@dataclass(frozen=True)
class Amount:
    """A sum, and how much of what was promised is in it."""

    dollars: Decimal = Decimal(0)
    given: int = 0
    """Commitments that state an amount."""
    unconverted: int = 0
    """Those of them for whose currency no rate is known: they are not in the sum."""

    def __add__(self, other: Self) -> "Amount":
        return Amount(
            self.dollars + other.dollars,
            self.given + other.given,
            self.unconverted + other.unconverted,
        )


Table = dict[str, dict[str, Amount]]
"""By row and column, as those of stocktaking.search.crossing."""
SUMS = """
WITH given AS MATERIALIZED ({rows})
SELECT k0.key, k1.key, coalesce(sum(dollars), 0), count(*), count(*) - count(dollars)
FROM given, {first} AS k0, {second} AS k1
GROUP BY 1, 2
"""
KEYS = f"""
LATERAL (
    SELECT DISTINCT CASE WHEN %s OR value = ANY(%s) THEN value ELSE '{REST}' END AS key
        FROM (
            SELECT split_part(code, ':', 2) AS value FROM unnest(codes) AS code
            WHERE starts_with(code, %s)
        ) AS own
    UNION ALL SELECT '{NONE}' WHERE NOT EXISTS (
        SELECT FROM unnest(codes) AS code WHERE starts_with(code, %s)
    )
    UNION ALL SELECT '{WHOLE}'
)
"""  # noqa: S608  (marks of ours)
ALONE = f"(SELECT '{WHOLE}' AS key)"


def summed(filters: Filters, rows: Axis, columns: Axis) -> Table:
    """The amounts of commitments that have what FILTERS ask, by the last known rates.

    Added up once for an edition and the rates of the day. Three queries, or two.
    """
    counting = Counting.of(Commitment.objects.all())
    what = f"summed:{rates()}:{rows!r}:{columns!r}"
    found = counting.once(what, filters, lambda: added(filters, rows, columns))
    table: Table = {}
    for row, column, dollars, given, unconverted in found:
        one = Amount(Decimal(dollars), given, unconverted)
        table.setdefault(row, {})[column] = one
    return table


def rates() -> str:
    """Another one where a rate has come or was corrected. One query."""
    known = ExchangeRate.objects.aggregate(Count("pk"), Sum("rate"), Max("date"))
    return repr([*map(str, known.values())])


def added(filters: Filters, rows: Axis, columns: Axis) -> list[list[Any]]:
    promised = narrowed(Commitment.objects.exclude(amount=None), filters).order_by()
    asked = promised.values("codes", dollars=in_dollars())
    try:
        sql, params = asked.query.sql_with_params()
    except EmptyResultSet:
        return []
    (first, some), (second, more) = keys(rows), keys(columns)
    found = rows_of(
        SUMS.format(rows=sql, first=first, second=second), [*params, *some, *more]
    )
    return [[row, column, str(sum_), *counts] for row, column, sum_, *counts in found]


def keys(axis: Axis) -> tuple[str, list[Any]]:
    """SQL for the values of AXIS that a record has; and its parameters."""
    if not axis.name:
        return ALONE, []
    begins, every = f"{axis.name}:", axis.kept is None
    return KEYS, [every, list(axis.kept or ()), begins, begins]
