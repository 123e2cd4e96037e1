"""Who may do what for a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from actionlines.models import ActionLine, Agency, Country

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


def moderators_on(codes: Iterable[str], day: date | None = None) -> QuerySet[Any]:
    """Keys of the people who may moderate one of the action lines on that day."""
    day = day or timezone.localdate()
    grants = "moderation_grants__"
    agencies = Agency.objects.filter(
        in_force(grants, day),
        in_force("members__", day),
        **{f"{grants}action_line__code__in": list(codes)},
    )
    return agencies.order_by().values("members__user")


def agencies_of(user: User, day: date | None = None) -> QuerySet[Agency]:
    """Those that USER moderates for on that day, and that have a line to moderate."""
    day = day or timezone.localdate()
    found = Agency.objects.filter(in_force("moderation_grants__", day))
    members = found.filter(in_force("members__", day), members__user=user)
    return members.distinct()


def countries_of(user: User, day: date | None = None) -> list[str]:
    """Codes of the countries that USER speaks for on that day."""
    day = day or timezone.localdate()
    points = in_force("focal_points__", day)
    found = Country.objects.filter(points, focal_points__user=user)
    return list(found.order_by("code").values_list("code", flat=True).distinct())
