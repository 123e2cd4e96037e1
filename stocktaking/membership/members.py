"""Members leave, or are removed."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from stocktaking.membership import mails
from stocktaking.membership.refusals import MembershipRefused
from stocktaking.membership.rights import SECRETARIAT, may_invite
from stocktaking.models import Organisation, OrganisationMember
from wsis_portal.accounts.models import User


@transaction.atomic
def leave(organisation: Organisation, *, actor: User) -> None:
    """Own drafts stay with ACTOR; the colleagues go on seeing those of ORGANISATION."""
    go(membership_of(organisation, actor))


@transaction.atomic
def remove(organisation: Organisation, person: User, *, actor: User) -> None:
    """PERSON is told by mail. Raises MembershipRefused."""
    if not may_invite(organisation, actor):
        raise MembershipRefused("not-yours")
    gone = membership_of(organisation, person)
    if gone.pk not in removable(list(organisation.memberships.all()), actor):
        raise MembershipRefused("came-before")
    go(gone)
    mails.tell_removed(organisation.pk, person.pk)


def removable(members: Sequence[OrganisationMember], actor: User) -> list[int]:
    """Keys of those among all MEMBERS of an organisation that ACTOR may remove.

    Those who came later: so nobody who was let in takes an organisation over.
    """
    others = [one.pk for one in members if one.user_id != actor.pk]
    if actor.has_perm(SECRETARIAT):
        return others
    own = [one.pk for one in members if one.user_id == actor.pk]
    return [pk for pk in others if own and pk > own[0]]


def membership_of(organisation: Organisation, person: User) -> OrganisationMember:
    found = organisation.memberships.select_for_update().filter(user=person).first()
    if found is None:
        raise MembershipRefused("no-such-member")
    return found


def go(membership: OrganisationMember) -> None:
    """What the person sent out for the organisation goes along."""
    sent = membership.organisation.invitations.unanswered()
    sent.filter(invited_by=membership.user_id).update(withdrawn_at=timezone.now())
    membership.delete()
