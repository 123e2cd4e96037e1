"""Codes and names of languages: zh for people and the API, zh-hans for Django."""

from typing import Any

from babel import Locale
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import LocalePrefixPattern, URLResolver
from django.utils.translation import get_language


class ShortPrefixPattern(LocalePrefixPattern):
    @property
    def language_prefix(self) -> str:
        return super().language_prefix.replace("zh-hans/", "zh/")


class LanguageOfAddress(LocaleMiddleware):
    """The address alone says the language: no cache keeps a copy for each preference
    of a browser, which Django's own answer would have it do.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", get_language() or "")
        return response


def in_all_languages(*routes: Any) -> URLResolver:
    """ROUTES without a prefix in English, under /fr/, /zh/ ... in the others."""
    return URLResolver(ShortPrefixPattern(prefix_default_language=False), list(routes))


def short(code: str) -> str:
    """As HTML, the addresses and the API write it: zh for zh-hans."""
    return code.partition("-")[0]


def by_short_code() -> dict[str, str]:
    """The six languages: {"en": "en", ..., "zh": "zh-hans", "ru": "ru"}."""
    return {short(code): code for code, _name in settings.LANGUAGES}


def name(code: str) -> str:
    """Of any language of the world, in the language of the reader: sw as Swahili."""
    reader = Locale.parse(get_language() or settings.LANGUAGE_CODE, sep="-")
    return str(reader.languages.get(code, code))
