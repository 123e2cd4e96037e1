"""Invitations and claims that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from stocktaking.choices import ClaimState

if TYPE_CHECKING:
    from stocktaking.models import MembershipClaim
    from wsis_portal.accounts.models import User

M = TypeVar("M", bound=Model)


class InvitationQuerySet(QuerySet[M]):
    def unanswered(self) -> Self:
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)

    def open(self) -> Self:
        """Unanswered, and still valid."""
        return self.unanswered().filter(expires_at__gt=timezone.now())

    def sent_to(self, user: User) -> Self:
        """To the address of USER, case aside."""
        return self.filter(email__iexact=user.email)


class ClaimQuerySet(QuerySet["MembershipClaim"]):
    def waiting(self) -> Self:
        return self.filter(state=ClaimState.WAITING)
