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
        """With what the public document shows: the revision says it whole."""
        return self.select_related("commitment", "revision")

    def for_pages(self) -> Self:
        """With all that the page of the commitment shows of it."""
        return self.select_related("commitment").prefetch_related("texts", "links")
