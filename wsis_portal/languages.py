"""Names of the languages: zh for the people and the API, zh-hans for Django."""

from typing import Any

from django.conf import settings
from django.urls import LocalePrefixPattern, URLResolver


class ShortPrefixPattern(LocalePrefixPattern):
    @property
    def language_prefix(self) -> str:
        return super().language_prefix.replace("zh-hans/", "zh/")


def in_all_languages(*routes: Any) -> URLResolver:
    """ROUTES without a prefix in English, under /fr/, /zh/ ... in the others."""
    return URLResolver(ShortPrefixPattern(prefix_default_language=False), list(routes))


def short(code: str) -> str:
    """zh for zh-hans, the other codes as they are."""
    return code.partition("-")[0]


def by_short_code() -> dict[str, str]:
    """The six languages: {"en": "en", ..., "zh": "zh-hans", "ru": "ru"}."""
    return {short(code): code for code, _name in settings.LANGUAGES}
