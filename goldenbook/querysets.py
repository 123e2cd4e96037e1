"""Named reads of the Golden Book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from stocktaking.querysets import RecordQuerySet

if TYPE_CHECKING:
    from goldenbook.models import Commitment, ProgressReport


class CommitmentQuerySet(RecordQuerySet["Commitment"]):
    """The reads of every register, of commitments."""


class ProgressReportQuerySet(QuerySet["ProgressReport"]):
    def for_documents(self) -> Self:
        rows = self.select_related("commitment")
        return rows.prefetch_related("texts", "links")
