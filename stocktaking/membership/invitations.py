"""Invitations, to an organisation or to a draft: sent, answered, withdrawn."""

from datetime import timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from stocktaking.membership import mails
from stocktaking.membership.links import KINDS, kind_of
from stocktaking.membership.refusals import MembershipRefused
from stocktaking.membership.rights import is_sent_to, may_invite, stands
from stocktaking.models import (
    AnyInvitation,
    DraftInvitation,
    Invitation,
    Organisation,
)
from wsis_portal.accounts.models import User

VALID = timedelta(days=14)
MOST_A_DAY = 20  # of both kinds together: nobody sends a flood of mail through us
Letter = TypeVar("Letter", bound=AnyInvitation)


@transaction.atomic
def invite(organisation: Organisation, email: str, *, actor: User) -> Invitation:
    """Ask whoever reads EMAIL to belong to ORGANISATION; a mail goes after commit.

    The same happens whether there is an account of the address or none.
    Raises MembershipRefused.
    """
    if not may_invite(organisation, actor):
        raise MembershipRefused("not-yours")
    if organisation.members.filter(email__iexact=email).exists():
        raise MembershipRefused("is-member")
    return send(Invitation(organisation=organisation, email=email), actor)


def send(invitation: Letter, actor: User) -> Letter:
    """Store and mail it, unless ACTOR sent too many or this one is out already."""
    User.objects.select_for_update().get(pk=actor.pk)  # one at a time are counted
    if sent_today(actor) >= MOST_A_DAY:
        raise MembershipRefused("too-many-invitations", limit=MOST_A_DAY)
    now, same = timezone.now(), same_as(invitation).unanswered()
    same.filter(expires_at__lte=now).update(withdrawn_at=now)
    if same.exists():
        raise MembershipRefused("invited-already")
    invitation.invited_by, invitation.expires_at = actor, now + VALID
    invitation.save()
    mails.invite(kind_of(invitation), invitation.pk)
    return invitation


def same_as(invitation: AnyInvitation) -> Any:
    rows: Any = type(invitation)._default_manager.filter(email__iexact=invitation.email)
    if isinstance(invitation, Invitation):
        return rows.filter(organisation=invitation.organisation)
    return rows.filter(submission=invitation.submission)  # type: ignore[attr-defined]  # the other kind


def sent_today(actor: User) -> int:
    since = timezone.now() - timedelta(days=1)
    return sum(
        model._default_manager.filter(invited_by=actor, invited_at__gte=since).count()
        for model in KINDS.values()
    )


@transaction.atomic
def accept(invitation: AnyInvitation, *, actor: User) -> None:
    """ACTOR belongs to the organisation, or works on the draft, from now on."""
    check(invitation, actor)
    answer(invitation, "accepted_at")
    if isinstance(invitation, Invitation):
        invitation.organisation.memberships.get_or_create(user=actor)
    elif isinstance(invitation, DraftInvitation):
        invitation.submission.collaborators.add(actor)


@transaction.atomic
def decline(invitation: AnyInvitation, *, actor: User) -> None:
    check(invitation, actor)
    answer(invitation, "declined_at")


@transaction.atomic
def withdraw(invitation: Invitation, *, actor: User) -> None:
    """By any member: an invitation is the organisation's."""
    if not may_invite(invitation.organisation, actor):
        raise MembershipRefused("not-yours")
    answer(invitation, "withdrawn_at")


def check(invitation: AnyInvitation, actor: User) -> None:
    if not stands(invitation):
        raise MembershipRefused("invitation-closed")
    if not is_sent_to(invitation, actor):
        raise MembershipRefused("invited-other")


def answer(invitation: AnyInvitation, name: str) -> None:
    """Whoever answers second is told that it is closed."""
    now = timezone.now()
    rows: Any = type(invitation)._default_manager
    if not rows.unanswered().filter(pk=invitation.pk).update(**{name: now}):
        raise MembershipRefused("invitation-closed")
    setattr(invitation, name, now)
