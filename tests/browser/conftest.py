"""A real browser, and a portal with the real reference data."""

import os
import shutil
from itertools import product

import pytest
from playwright.sync_api import sync_playwright

from actionlines.loading.run import load

PROGRAM = os.environ.get("CHROMIUM") or shutil.which("chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ONE = [("light", 1280, "")]
ALL = list(product(["light", "dark"], [1280, 360], ["", "/ar"]))
VARIANTS = ALL if os.environ.get("AUDIT") else ONE
"""Colour scheme, width, prefix of the language: all of them in `make audit`."""


@pytest.fixture(scope="session")
def chromium():
    # Playwright runs an event loop in this thread; Django then thinks of async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def portal(transactional_db, live_server, settings):
    """Address of a portal that knows what the Summit agreed."""
    settings.ALLOWED_HOSTS = ["localhost"]
    load()
    return live_server.url


@pytest.fixture
def visit(chromium, portal):
    """Open a page as somebody else each time: visit("/", scheme="dark", width=360)."""
    contexts = []

    def open_page(path="/", scheme="light", width=1280):
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(portal + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
