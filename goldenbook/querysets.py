"""Named reads of the Golden Book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db.models import (
    Case,
    DecimalField,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable

from actionlines.models import ExchangeRate
from stocktaking.querysets import DOCUMENT, OF_ORGANISATION, RecordQuerySet

if TYPE_CHECKING:
    from goldenbook.models import Commitment, ProgressReport


def in_dollars(name: str = "amount") -> Combinable:
    """The amount in the column NAME by the last rate of its currency; nothing where
    there is no rate.
    """
    rates = ExchangeRate.objects.filter(currency=OuterRef("currency"))
    last = Subquery(rates.order_by("-date").values("rate")[:1])
    number = DecimalField(max_digits=38, decimal_places=11)
    rate = Case(When(currency="USD", then=Value(1)), default=last, output_field=number)
    return ExpressionWrapper(F(name) * rate, number)


def by_amount() -> tuple[Any, ...]:
    """The largest in US dollars first; then amounts without a rate, each currency by
    itself, for they cannot be compared; those without an amount last, as they came.
    """
    dollars: Any = in_dollars()
    currency = Case(When(amount=None, then=None), default=F("currency"))
    largest = F("amount").desc(nulls_last=True)
    return (
        dollars.desc(nulls_last=True),
        currency.asc(nulls_last=True),
        largest,
        "-pk",
    )


class CommitmentQuerySet(RecordQuerySet["Commitment"]):
    """The reads of every register, of commitments."""

    ORDERS: ClassVar[Mapping[str, tuple[Any, ...]]] = {
        **RecordQuerySet.ORDERS,
        "-amount": by_amount(),
    }

    def for_documents(self) -> Self:
        """With what was last reported, which the API tells beside the document."""
        rows = self.select_related("organisation", "revision").with_endorsements()
        reported = ("reported_fulfilment", "reported_until")
        return rows.only(*DOCUMENT, *OF_ORGANISATION, *reported)


class ProgressReportQuerySet(QuerySet["ProgressReport"]):
    def for_documents(self) -> Self:
        """With what the public document shows, and no more: the revision says it."""
        rows = self.select_related("commitment", "revision")
        return rows.only(*DOCUMENT, "commitment__reference")

    def for_pages(self) -> Self:
        """With all that the page of the commitment shows of it."""
        return self.select_related("commitment").prefetch_related("texts", "links")
