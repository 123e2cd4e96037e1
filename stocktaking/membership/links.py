"""The link in an invitation: signed, and nowhere stored."""

from collections.abc import Mapping
from typing import Any

from django.core import signing

from stocktaking.models import AnyInvitation, DraftInvitation, Invitation

SALT = "stocktaking.invitation"
KINDS: Mapping[str, type[AnyInvitation]] = {
    "organisation": Invitation,
    "draft": DraftInvitation,
}
ABOUT = {Invitation: "organisation", DraftInvitation: "submission"}


def kind_of(invitation: AnyInvitation) -> str:
    return next(name for name, model in KINDS.items() if type(invitation) is model)


def token_of(invitation: AnyInvitation) -> str:
    """What the link ends with."""
    return signing.dumps([kind_of(invitation), invitation.pk], salt=SALT)


def invitation_of(token: str) -> AnyInvitation | None:
    """The one that TOKEN was made for; none where nobody of us made it."""
    try:
        kind, pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return stored(kind, pk)


def stored(kind: str, pk: int) -> AnyInvitation | None:
    """With who sent it, and what it is to; none once it was erased."""
    model: Any = KINDS[kind]
    rows = model.objects.select_related("invited_by", ABOUT[model])
    found: AnyInvitation | None = rows.filter(pk=pk).first()
    return found
