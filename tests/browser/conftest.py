"""A real browser, and a portal with the real reference data."""

import os
from itertools import product

import pytest
from django.test.signals import template_rendered

from actionlines.loading.run import load
from tests.browser.hands import Keyboard, WithoutScript
from tests.browser.looking import faults, open_page, too_wide
from tests.pages import scene
from tests.pages.drawing import client_of

ONE = [("light", 1280, "")]
ALL = list(product(["light", "dark"], [1280, 360], ["", "/ar"]))
AUDIT = bool(os.environ.get("AUDIT"))
NOTHING = scene.Scene({}, {})
VARIANTS = ALL if AUDIT else ONE
"""Colour scheme, width, prefix of the language: all of them in `make audit`."""
collect_ignore = [] if AUDIT else ["test_lighthouse.py"]
collect_ignore += [] if os.environ.get("SCREENSHOTS") else ["test_screenshots.py"]


@pytest.fixture
def site(transactional_db, live_server, settings):
    """Address of a portal without any data."""
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.ROOT_URLCONF = "tests.pages.urls"
    return live_server.url


@pytest.fixture
def portal(site):
    """Address of a portal that knows what the Summit agreed."""
    load()
    return site


@pytest.fixture
def world(site):
    """A portal in which every page has something to show."""
    return scene.make()


@pytest.fixture
def visit(chromium, site):
    """Open a page as somebody else each time: visit("/", scheme="dark", width=360)."""
    contexts = []

    def open_tab(path="/", scheme="light", width=1280):
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, color_scheme=scheme)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.goto(site + path)
        return tab

    yield open_tab
    for context in contexts:
        context.close()


@pytest.fixture(params=[Keyboard, WithoutScript])
def hand(request, chromium, site):
    """Somebody by keyboard alone, and somebody whose browser runs no script."""
    context = chromium.new_context(java_script_enabled=request.param.script)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(site)
    yield request.param(page)
    context.close()


LOOKED_AT = set()
"""Names of templates that axe has seen drawn."""


@pytest.fixture
def templates():
    """Names of those that the server has drawn; whoever looks clears it."""
    names = set()

    def note(sender, template, **more):
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.fixture
def look(visit, site, settings, templates):
    """What is wrong with pages as WHO sees them: {page: [(rule, selector), ...]}.

    Where time is short, axe looks at a page that draws what it has not seen yet.
    """

    def look_at(pages, variant, world=NOTHING, who="stranger", excused=()):
        scheme, width, prefix = variant
        tab, said, found = visit("/terms/", scheme, width), [], {}
        client = client_of(world.people.get(who), halfway=who == "halfway")
        give(tab, site, client.cookies)
        tab.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
        for page in pages:
            settings.DEMO = page.demo
            templates.clear()
            open_page(tab, page, site + prefix + page.path.format(**world.names))
            is_new = bool(templates - LOOKED_AT)
            LOOKED_AT.update(templates)
            refused = f"status of {page.status}"  # of a page that is meant to be
            console = [("console", words) for words in said if refused not in words]
            wrong = faults(tab, excused) if AUDIT or is_new else too_wide(tab)
            found[f"{who}: {page}"] = wrong + console
            said.clear()
        return {page: rows for page, rows in found.items() if rows}

    return look_at


def give(tab, site, cookies):
    tab.context.add_cookies(
        [
            {"name": name, "value": one.value, "url": site}
            for name, one in cookies.items()
        ]
    )
