"""Pictures of every page template, for people to look at: `make screenshots`."""

import os
import re
from itertools import product
from pathlib import Path

import pytest

from tests.browser.conftest import give
from tests.browser.looking import open_page
from tests.pages.addresses import PAGES
from tests.pages.drawing import client_of

pytestmark = pytest.mark.browser

FOLDER = Path(os.environ.get("SCREENSHOTS", ".local/screenshots"))
VARIANTS = list(product(["light", "dark"], [1280, 360], ["", "/ar"]))


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
@pytest.mark.parametrize("who", PAGES)
def test_pages_are_pictured(visit, site, settings, templates, world, who, variant):
    """One picture for the first page that draws a template."""
    scheme, width, prefix = variant
    tab, seen = visit("/terms/", scheme, width), set()
    give(tab, site, client_of(world.people.get(who), halfway=who == "halfway").cookies)
    for page in PAGES[who]:
        settings.DEMO = page.demo
        templates.clear()
        open_page(tab, page, site + prefix + page.path.format(**world.names))
        drawn = filter(None, templates)  # pieces made of words have no name
        if new := {name for name in drawn if is_page(name)} - seen:
            seen |= new
            place = FOLDER / f"{scheme}-{width}{prefix.replace('/', '-')}" / who
            place.mkdir(parents=True, exist_ok=True)
            tab.screenshot(path=place / f"{name_of(page)}.png", full_page=True)

    assert seen


def is_page(template):
    """Whether it is a page's own, and not a piece of one."""
    pieces = ("components/", "forms/", "django/", "admin/includes/")
    return not template.startswith(pieces) and "/_" not in template


def name_of(page):
    """By its address, and how it answers where that is not well."""
    words = re.findall(r"[a-z0-9_]+", page.path.partition("?")[0]) or ["home"]
    return "-".join(words + ([str(page.status)] if page.status != 200 else []))
