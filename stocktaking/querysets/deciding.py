"""What became of submissions that were decided on together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Case, Count, QuerySet, Value, When

from stocktaking.choices import Outcome

if TYPE_CHECKING:
    from stocktaking.models import BulkDecisionRow
    from stocktaking.querysets.submissions import SubmissionQuerySet


class BulkRowQuerySet(QuerySet["BulkDecisionRow"]):
    def waiting(self) -> Self:
        return self.filter(outcome=Outcome.WAITING)

    def within(self, queue: SubmissionQuerySet) -> Self:
        """Those that may be seen there today."""
        return self.filter(submission__in=queue.order_by().values("pk"))

    def refused_first(self) -> Self:
        """Somebody has to look at these; with what a list shows of each."""
        first = Case(When(outcome=Outcome.REFUSED, then=Value(0)), default=Value(1))
        return self.select_related("submission").order_by(first, "pk")

    def counts(self) -> dict[str, int]:
        """How many of each outcome; one query."""
        rows = self.order_by().values_list("outcome").annotate(Count("pk"))
        return dict(rows)
