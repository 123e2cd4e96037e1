"""Who imports: a person of the secretariat, else the portal itself."""

from django.utils.translation import gettext_lazy as _

from stocktaking.portal import portal_account
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, Refusal

SENTENCES["may-not-import"] = _("%(email)s is nobody who may import.")


def importer(email: str | None) -> User:
    """The person with EMAIL; without one, the portal's account. Raises Refusal."""
    if email is None:
        return portal_account()
    user = User.objects.filter(email__iexact=email).first()
    if not (user and user.has_perm("stocktaking.moderate_submission")):
        raise Refusal("may-not-import", email=email)
    return user
