"""Named reads of the Golden Book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from stocktaking.querysets import DOCUMENT, OF_ORGANISATION, RecordQuerySet

if TYPE_CHECKING:
    from goldenbook.models import Commitment, ProgressReport


class CommitmentQuerySet(RecordQuerySet["Commitment"]):
    """The reads of every register, of commitments."""

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
