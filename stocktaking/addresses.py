"""Where a record stands for good: in no language, under the address of the portal."""

from typing import Any

from django.conf import settings
from django.utils import translation

from wsis_portal.public_pages import site


def permanent_address(row: Any) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        path: str = row.get_absolute_url()
    return f"{site()}{path}"
