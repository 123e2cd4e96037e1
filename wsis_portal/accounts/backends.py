"""Who may sign in."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from wsis_portal.accounts import demo


class PortalBackend(ModelBackend):
    """By e-mail and password. Demo accounts only in a demonstration.

    Their password is published, and a database that was a demonstration may become
    a real one.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        if demo.is_account(user) and not settings.DEMO:
            return False
        return super().user_can_authenticate(user)
