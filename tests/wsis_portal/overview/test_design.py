"""The page of the design system shows all that there is."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.factories import CountryFactory, lines, record, text
from wsis_portal.overview.views.design import COLOURS, SIZES, SPACES

pytestmark = pytest.mark.django_db

FRAME = {"components/menu.html", "components/foot.html", "components/languages.html"}
"""Drawn around every page."""


@pytest.fixture
def page(client):
    record(texts=[text("Village radio")], action_lines=lines("C3"))
    record("commitment")
    CountryFactory(code="CH")
    return client.get("/about/design/")


def test_every_component_is_shown(page):
    folder = Path(settings.BASE_DIR) / "templates"
    ours = {
        str(path.relative_to(folder)) for path in (folder / "components").glob("*.html")
    }

    shown = {template.name for template in page.templates}

    assert shown >= FRAME
    assert sorted(ours - shown) == []


def test_every_colour_and_size_of_the_tokens_is_shown():
    tokens = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
    root = tokens[tokens.index("  :root {") : tokens.index("@supports")]
    colours = set(re.findall(r"--([\w-]+): #", root)) - {"on-lake"}
    sizes = set(re.findall(r"--(t-?\d|s\d):", root))

    assert {name for names in COLOURS.values() for name in names} == colours
    assert {*SIZES, *SPACES} == sizes


def test_what_the_page_names_has_a_rule():
    rules = (Path(settings.BASE_DIR) / "static/css/design.css").read_text()
    names = [name for names in COLOURS.values() for name in names]

    for name in [*names, *SIZES, *SPACES]:
        assert f".is-{name} {{" in rules
        assert f"var(--{name})" in rules


def test_page_is_there_before_anything_is(client):
    assert client.get("/about/design/").status_code == 200
