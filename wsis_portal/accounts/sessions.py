"""Sessions that ended, and what was noted of the browsers in them."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command


def clear_ended() -> None:
    """The IP address and the name of a browser are kept no longer than its session."""
    call_command("clearsessions")
    there = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=there).delete()
