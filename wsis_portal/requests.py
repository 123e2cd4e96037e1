"""Request types that views name in their signatures."""

from django.http import HttpRequest

from wsis_portal.accounts.models import User


class PortalRequest(HttpRequest):
    """Any request to a page; its user may be anonymous."""


class UserRequest(PortalRequest):
    """A request behind login_required or the admin: its user is never anonymous."""

    user: User
