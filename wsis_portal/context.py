"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from wsis_portal.accounts import demo


def portal(request: HttpRequest) -> dict[str, Any]:
    """Whether this is a demonstration, and then the accounts that one may try."""
    accounts = demo.ACCOUNTS if settings.DEMO else ()
    words = {"demo_accounts": accounts, "demo_password": demo.PASSWORD}
    return {"demo": settings.DEMO, **words}
