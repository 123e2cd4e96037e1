"""Who may sign in."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from wsis_portal.accounts import demo


class PortalBackend(AuthenticationBackend):
    """By e-mail and password. Demo accounts only in a demonstration.

    Their password is published, and a database that was a demonstration may become
    a real one. The adapter asks the same of passkeys and mailed links, and this ends
    what sessions such an account has.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        return is_open(user) and super().user_can_authenticate(user)


def is_open(user: Any) -> bool:
    """Whether the account of USER can be used in this portal at all."""
    return settings.DEMO or not demo.is_account(user)
