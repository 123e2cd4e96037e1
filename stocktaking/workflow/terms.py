"""The terms: who accepted which version, and when."""

from django.conf import settings

from stocktaking.models import TermsAcceptance
from wsis_portal.accounts.models import User


def terms_accepted(user: User) -> bool:
    """Whether USER accepted the version of today; if not, the next step asks."""
    mine = TermsAcceptance.objects.filter(user=user, version=settings.TERMS_VERSION)
    return mine.exists()


def accept_terms(user: User, version: str) -> TermsAcceptance:
    """The acceptance by USER: the first one stays as it was."""
    accepted, _made = TermsAcceptance.objects.get_or_create(user=user, version=version)
    return accepted
