"""Files of many records, and their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Count, Q, QuerySet

from stocktaking.choices import SENDABLE, UploadState

if TYPE_CHECKING:
    from stocktaking.models import Upload, UploadRow
    from wsis_portal.accounts.models import User


class UploadQuerySet(QuerySet["Upload"]):
    def open_of(self, user: User) -> Self:
        """What USER has sent, and may still hand in."""
        closed = (UploadState.SENT, UploadState.REFUSED)
        return self.filter(owner=user).exclude(state__in=closed)


class UploadRowQuerySet(QuerySet["UploadRow"]):
    def sendable(self) -> Self:
        """Without a fault, something new, and no duplicate unless it is wanted."""
        good = self.filter(verdict__in=SENDABLE)
        return good.filter(Q(twins=[]) | Q(is_wanted=True))

    def doubtful(self) -> Self:
        """Without a fault, and perhaps there already."""
        return self.filter(verdict__in=SENDABLE).exclude(twins=[])

    def counts(self) -> dict[str, int]:
        """How many of each verdict; one query."""
        rows = self.order_by().values_list("verdict").annotate(Count("pk"))
        return dict(rows)
