"""Who may open the pages of an organisation, invite, and answer an invitation."""

from stocktaking.models import (
    AnyInvitation,
    DraftInvitation,
    Invitation,
    Organisation,
    Submission,
)
from stocktaking.querysets import OrganisationQuerySet
from stocktaking.workflow.rights import author
from wsis_portal.accounts.models import User

SECRETARIAT = "stocktaking.moderate_submission"


def opened_by(user: User) -> OrganisationQuerySet:
    """Organisations whose members and invitations USER may see and change."""
    if user.has_perm(SECRETARIAT):
        return Organisation.objects.all()
    return Organisation.objects.filter(members=user)


def may_invite(organisation: Organisation, user: User) -> bool:
    return user.is_active and opened_by(user).filter(pk=organisation.pk).exists()


def may_share(item: Submission, user: User) -> bool:
    """Whoever works on it, while it is still being written."""
    return user.is_active and item.is_editable and author(item, user)


def is_sent_to(invitation: AnyInvitation, user: User) -> bool:
    """Exactly this address, case aside: whoever reads its mail may answer."""
    return invitation.email.casefold() == user.email.casefold()


def stands(invitation: AnyInvitation) -> bool:
    """Open, and whoever sent it could still send it."""
    if not invitation.is_open:
        return False
    if isinstance(invitation, Invitation):
        return may_invite(invitation.organisation, invitation.invited_by)
    if isinstance(invitation, DraftInvitation):
        return may_share(invitation.submission, invitation.invited_by)
    raise TypeError(invitation)
