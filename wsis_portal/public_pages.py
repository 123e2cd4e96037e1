"""Where a public page stands, for good and in each language."""

import re
from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override

from wsis_portal.languages import ShortPrefixPattern, short

PERSONAL = ("/accounts/", "/admin/", "/my/", "/submit/")
"""Of one person each: no search engine is to look there."""
UNLISTED = (
    *PERSONAL,
    "/invitations/",
    "/no-more-",
    "/report-a-problem/",
    "/report-an-error/",
    "/still-true/",
)
FORMS = ("/edit/", "/report/")
"""Ends of addresses where something is filled in."""
NO_PAGES = re.compile(r"/api/|.*/suggestions/")
"""Answered to programs, and to the scripts of pages."""
SHAPE = re.compile(r"/(?:[\w.-]+/)*")  # of all our pages: letters of any script
LONGEST = 200  # letters; the names of organisations in addresses have 90 at most
KNOWN = 60 * 60  # seconds
KEPT = "page"
"""Of what is asked for, the one name that makes another page of it."""


@dataclass(frozen=True)
class PublicPage:
    path: str
    """In English, which has no prefix."""
    question: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """Nothing for pages of one person, and where no page is."""
        prefix = ShortPrefixPattern(prefix_default_language=False).language_prefix
        path = f"/{request.path.removeprefix('/').removeprefix(prefix)}"
        if request.resolver_match is None or is_hidden(path):
            return None
        asked, pages = request.GET, request.GET.getlist(KEPT)
        is_further = [*asked] == [KEPT] and len(pages) == 1 and pages != ["1"]
        return cls(path, f"?{asked.urlencode()}" if is_further else "")

    @property
    def name(self) -> str:
        """Its path without slashes around it, as a part of another address."""
        return self.path.strip("/")

    @property
    def is_plain(self) -> bool:
        """Whether it may be a part of another address."""
        return len(self.path) <= LONGEST and bool(SHAPE.fullmatch(self.path))

    @property
    def url(self) -> str:
        """In the language of the reader. Of a search it is the whole list."""
        return self.in_language(get_language() or settings.LANGUAGE_CODE)

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The address of each language by its code, and of whoever reads no other."""
        known = [code for code, _name in settings.LANGUAGES]
        found = [(short(code), self.in_language(code)) for code in known]
        return [*found, ("x-default", self.in_language(settings.LANGUAGE_CODE))]

    @property
    def here(self) -> str:
        """In the language of the reader, for a link of our own."""
        return self.path_in(get_language() or settings.LANGUAGE_CODE)

    def in_language(self, code: str) -> str:
        return f"{site()}{self.path_in(code)}"

    def path_in(self, code: str) -> str:
        prefix = "" if code == settings.LANGUAGE_CODE else f"/{short(code)}"
        return f"{prefix}{self.path}{self.question}"


def match_of(path: str) -> ResolverMatch | None:
    """What answers where a public page has the address PATH, in English; nothing for
    all other addresses. Whether there is such a record or country is not asked.
    """
    if not PublicPage(path).is_plain or is_hidden(path) or NO_PAGES.match(path):
        return None
    with override(settings.LANGUAGE_CODE):
        try:
            return resolve(path)
        except Resolver404:
            return None


def is_hidden(path: str) -> bool:
    return path.startswith(UNLISTED) or path.endswith(FORMS)


def moved(address: str) -> HttpResponse:
    """To where a page stands for good, as far as is known today. A merger can be undone
    and a former name come back: no browser keeps it for longer.
    """
    answer = HttpResponsePermanentRedirect(address)
    patch_cache_control(answer, max_age=KNOWN)
    return answer


def site() -> str:
    """The address of the portal, without a slash at the end."""
    return settings.SITE_URL.rstrip("/")


def site_card() -> str:
    """The picture that stands for the whole portal where somebody shares a page."""
    return f"{site()}{reverse('overview:card')}"
