"""Who needs a second factor, and who has one."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""Recovery codes alone are none: they are used up."""


def is_missing(user: Any) -> bool:
    """Whether USER is of the staff, without what staff need outside a demonstration.

    Whoever has a second factor was asked for it when they signed in. One query, and
    one a request: the administration asks several times.
    """
    if settings.DEMO or not user.is_staff:
        return False
    if not hasattr(user, "has_second_factor"):
        user.has_second_factor = is_mfa_enabled(user, KINDS)
    return not user.has_second_factor
