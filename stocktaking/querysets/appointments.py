"""Who may do what for a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from actionlines.models import ActionLine

if TYPE_CHECKING:
    from wsis_portal.accounts.models import User

M = TypeVar("M", bound=Model)


class AppointmentQuerySet(QuerySet[M]):
    def valid_on(self, day: date | None = None) -> Self:
        """In force on that day, by default today."""
        return self.filter(in_force("", day or timezone.localdate()))


def in_force(path: str, day: date) -> Q:
    """Of the appointment at PATH: it is valid on that day."""
    ends = Q(**{f"{path}valid_to": None}) | Q(**{f"{path}valid_to__gte": day})
    return ends & Q(**{f"{path}valid_from__lte": day})


def granted_codes(user: User, day: date | None = None) -> list[str]:
    """Codes of the action lines that USER may moderate for an agency on that day."""
    day = day or timezone.localdate()
    grants, members = "moderation_grants__", "moderation_grants__agency__members__"
    lines = ActionLine.objects.filter(
        in_force(grants, day), in_force(members, day), **{f"{members}user": user}
    )
    return list(lines.order_by().values_list("code", flat=True).distinct())
