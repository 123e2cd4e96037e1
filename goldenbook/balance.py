"""What was promised, reported on, completed and overdue, by stakeholder and year."""

from dataclasses import astuple, dataclass
from decimal import Decimal
from typing import Any, Self

from django.db.models import Count, Exists, F, OuterRef, Q, Sum, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils import timezone

from goldenbook.choices import Fulfilment
from goldenbook.models import Commitment, ProgressReport
from goldenbook.querysets import in_dollars
from goldenbook.scale import NONE, STAKEHOLDER
from goldenbook.sums import rates
from stocktaking.choices import RegisterName
from stocktaking.models import Edition
from stocktaking.querysets import coded
from stocktaking.search.counting import Counting

COMPLETED = coded("fulfilment", Fulfilment.COMPLETED.value)
OVER = [
    coded("fulfilment", value)
    for name, value in Commitment.FINISHED
    if name == "fulfilment"
]
LAST_DAY = Concat(F("ends_on"), Substr(Value("-12-31"), Length("ends_on") - 3))
"""To compare by: 2026 ends after 2026-06, which ends after 2026-06-15."""


@dataclass(frozen=True)
class Balance:
    """Of some commitments."""

    promised: int = 0
    dollars: Decimal = Decimal(0)
    given: int = 0
    """Those that state an amount."""
    unconverted: int = 0
    """Those of them without a known rate: they are not in the dollars."""
    reported: int = 0
    """Those that a progress report is about."""
    completed: int = 0
    """As the record or its last report says."""
    overdue: int = 0
    """Their end has passed, and nobody says that they are completed, partly completed
    or abandoned.
    """

    def __add__(self, other: Self) -> "Balance":
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Balance(*(mine + theirs for mine, theirs in pairs))


@dataclass(frozen=True)
class Line:
    stakeholder: str
    """A code; NONE where none is recorded."""
    year: int | None
    balance: Balance


def balances() -> list[Line]:
    """Of each stakeholder type and year that has commitments. Counted once a day for an
    edition of both registers and the rates. Four queries, or three.
    """
    counting, today = Counting.of(Commitment.objects.all()), timezone.localdate()
    reports = Edition.objects.current(RegisterName.PROGRESS_REPORT)
    what = f"balances:{rates()}:{reports}:{today}"
    found = counting.once(what, {}, lambda: counted(f"{today}"))
    return [
        Line(kind, year, Balance(promised, Decimal(dollars), *rest))
        for kind, year, promised, dollars, *rest in found
    ]


def counted(today: str) -> list[list[Any]]:
    reports = ProgressReport.objects.filter(commitment=OuterRef("pk")).order_by()
    rows = Commitment.objects.order_by().annotate(
        dollars=in_dollars(), has_report=Exists(reports), last_day=LAST_DAY
    )
    is_over = Q(codes__overlap=OVER)
    has_ended = ~Q(ends_on="") & Q(last_day__lt=today)
    counted = rows.values("year", kind=STAKEHOLDER).annotate(
        promised=Count("pk"),
        sum=Sum("dollars"),
        given=Count("amount"),
        unconverted=Count("amount") - Count("dollars"),
        reported=Count("pk", filter=Q(has_report=True)),
        completed=Count("pk", filter=Q(codes__contains=[COMPLETED])),
        overdue=Count("pk", filter=has_ended & ~is_over),
    )
    names = (
        "promised",
        "sum",
        "given",
        "unconverted",
        "reported",
        "completed",
        "overdue",
    )
    return [
        [kind or NONE, year, promised, f"{dollars or 0:.2f}", *rest]
        for kind, year, promised, dollars, *rest in counted.values_list(
            "kind", "year", *names
        )
    ]
