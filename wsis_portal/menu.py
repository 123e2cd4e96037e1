"""What the frame around a page offers: the main menu and the other languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wsis_portal.languages import short

MAIN: tuple[tuple[str, StrOrPromise], ...] = (
    ("stocktaking:project-list", _("Projects")),
    ("goldenbook:commitment-list", _("Golden Book")),
    ("actionlines:action-line-list", _("Action lines")),
    ("actionlines:target-list", _("Targets")),
    ("overview:country-list", _("Countries")),
    ("overview:organisation-list", _("Organisations")),
    ("api:api-root", _("Data")),
)
REPORT = ("stocktaking:submit-project", _("Report a project"))
MINE = ("stocktaking:my", _("My work"))
QUEUE = ("admin:stocktaking_submission_changelist", _("Moderation"))
SIGN_IN = ("account_login", _("Sign in"))


@dataclass(frozen=True)
class Entry:
    url: str
    words: StrOrPromise
    current: str = ""
    """For aria-current: `page` on the page itself, `true` on pages below it."""
    at_end: bool = False


@dataclass(frozen=True)
class LanguageLink:
    language: str
    code: str
    """As HTML writes it: zh, not zh-hans."""
    name: str
    url: str
    current: bool


def main_menu(here: str, user: Any) -> Iterator[Entry]:
    """The entries for USER (or None), the one of the address HERE marked."""
    mine = MINE if user is not None and user.is_authenticated else SIGN_IN
    ends = (REPORT, *((QUEUE,) if getattr(user, "is_staff", False) else ()), mine)
    for name, words in (*MAIN, *ends):
        url = reverse(name)
        below = "true" if here.startswith(url) else ""
        current = "page" if here == url else below
        yield Entry(url, words, current, at_end=(name, words) in ends)


def language_links(request: HttpRequest) -> Iterator[LanguageLink]:
    """The page of REQUEST, query included, in each language.

    An address that no page answers leads to the home page of the language.
    """
    here, active = request.get_full_path(), get_language()
    for code, _name in settings.LANGUAGES:
        url = translate_url(here, code)
        if url == here and code != active:
            with override(code):
                url = reverse("overview:home")
        name = get_language_info(code)["name_local"]
        name = name[0].upper() + name[1:]
        yield LanguageLink(code, short(code), name, url, code == active)
