"""Claims of membership: made by a person, decided by the secretariat."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from stocktaking.choices import ClaimState
from stocktaking.membership import mails
from stocktaking.membership.domains import is_of_website
from stocktaking.membership.refusals import MembershipRefused
from stocktaking.membership.rights import SECRETARIAT
from stocktaking.models import MembershipClaim, Organisation
from wsis_portal.accounts.models import User

MOST_WAITING = 5


@transaction.atomic
def claim(organisation: Organisation, words: str, *, actor: User) -> MembershipClaim:
    """ACTOR says that they belong to ORGANISATION. Raises MembershipRefused."""
    User.objects.select_for_update().get(pk=actor.pk)  # one at a time are counted
    if organisation.members.filter(pk=actor.pk).exists():
        raise MembershipRefused("is-member")
    mine = MembershipClaim.objects.waiting().filter(user=actor)
    if mine.filter(organisation=organisation).exists():
        raise MembershipRefused("claim-waits")
    if mine.count() >= MOST_WAITING:
        raise MembershipRefused("too-many-claims", limit=MOST_WAITING)
    return MembershipClaim.objects.create(
        organisation=organisation,
        user=actor,
        email=actor.email,
        matches_website=is_of_website(actor.email, organisation.website),
        words=words,
    )


@transaction.atomic
def confirm(made: MembershipClaim, *, actor: User) -> None:
    """The person belongs to the organisation from now on, and is told by mail."""
    decide(made, ClaimState.CONFIRMED, actor)
    made.organisation.memberships.get_or_create(user=made.user)
    mails.tell_decided(made.pk)


@transaction.atomic
def refuse(made: MembershipClaim, reason: str, *, actor: User) -> None:
    """The person is told why, by mail."""
    if not reason.strip():
        raise MembershipRefused("needs-words")
    decide(made, ClaimState.REFUSED, actor, reason=reason.strip())
    mails.tell_decided(made.pk)


def decide(made: MembershipClaim, state: ClaimState, actor: User, **more: Any) -> None:
    """Guarded: the slower of two is told that it is decided."""
    if not actor.has_perm(SECRETARIAT):
        raise MembershipRefused("not-yours")
    if made.user_id == actor.pk:
        raise MembershipRefused("own-claim")
    changes = {"decided_by": actor, "decided_at": timezone.now(), **more}
    waiting = MembershipClaim.objects.waiting().filter(pk=made.pk)
    if not waiting.update(state=state, **changes):
        raise MembershipRefused("claim-decided")
    made.refresh_from_db()
