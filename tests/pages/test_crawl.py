"""Every link of the portal leads somewhere, and every page says what it is."""

from collections import defaultdict
from io import StringIO

import pytest
from django.core.management import call_command

from tests.pages.conftest import AUDIT
from tests.pages.crawling import crawl, language_of
from wsis_portal.planning import renew_statistics

pytestmark = pytest.mark.django_db

DEPTH, LANGUAGES = (99, ["", "fr/", "ar/"]) if AUDIT else (1, ["", "ar/"])
NEEDS_A_KEY = {"/api/v1/submissions/": 401}
"""What the API names to everybody and shows to its owners."""


@pytest.fixture
def sample(settings):
    """The portal as `make run` shows it at first, style sheets included."""
    settings.WHITENOISE_USE_FINDERS = True
    for command in ("load_reference", "load_sample"):
        call_command(command, stdout=StringIO())
    renew_statistics()


def test_every_link_leads_to_a_page_that_says_what_it_is(sample):
    first = [*(f"/{language}" for language in LANGUAGES), "/api/v1/"]

    answers, pointers = crawl(first, LANGUAGES, DEPTH)

    assert wrong_statuses(answers) == NEEDS_A_KEY
    pages = {
        asked: answer
        for asked, answer in answers.items()
        if answer.html and language_of(asked) in LANGUAGES
    }
    assert ill_made(pages) == {}
    assert shared_titles(pages) == {}
    assert lost_places(answers, pointers) == {}
    assert {"/ar/projects/", "/api/v1/projects/", "/static/css/base.css"} <= {*answers}


def wrong_statuses(answers):
    return {asked: one.status for asked, one in answers.items() if one.status != 200}


def ill_made(pages):
    """Those without exactly one heading, or in another language than their address."""
    found = {}
    for asked, page in pages.items():
        code = language_of(asked)[:2] or "en"
        html, headings = page.tree.attrib, page.texts("h1")
        right = {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}
        if html != right or len(headings) != 1:
            found[asked] = (html, headings)
    return found


def shared_titles(pages):
    """Two pages of one title are one to whoever has both open, or searches."""
    found = defaultdict(set)
    for asked, page in pages.items():
        found[language_of(asked), *page.texts("title")].add(page.path)
    return {title: paths for title, paths in found.items() if len(paths) > 1}


def lost_places(answers, pointers):
    """Links to a part of a page that has no such part, and where they stand."""
    found = {}
    for link, source in pointers.items():
        address, _hash, place = link.partition("#")
        answer = answers.get(address) or answers.get(address.partition("?")[0])
        if place and place not in answer.ids:
            found[link] = source
    return found
