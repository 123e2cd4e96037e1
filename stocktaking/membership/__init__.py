"""Who belongs to an organisation, and who works on a draft: the one that writes it."""

from stocktaking.membership.claims import claim, confirm, refuse
from stocktaking.membership.invitations import accept, decline, invite, withdraw
from stocktaking.membership.links import invitation_of, token_of
from stocktaking.membership.members import leave, removable, remove
from stocktaking.membership.refusals import MembershipRefused
from stocktaking.membership.rights import is_sent_to, may_share, opened_by, stands
from stocktaking.membership.sharing import (
    share,
    share_with_secretariat,
    stop_sharing,
    withdraw_sharing,
)

__all__ = [
    "MembershipRefused",
    "accept",
    "claim",
    "confirm",
    "decline",
    "invitation_of",
    "invite",
    "is_sent_to",
    "leave",
    "may_share",
    "opened_by",
    "refuse",
    "removable",
    "remove",
    "share",
    "share_with_secretariat",
    "stands",
    "stop_sharing",
    "token_of",
    "withdraw",
    "withdraw_sharing",
]
