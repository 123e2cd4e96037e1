"""Every page is in the list, and correct HTML: nothing that a browser has to guess."""

import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from django.conf import settings

from tests.pages.addresses import PARTS

pytestmark = pytest.mark.django_db


def faults(html):
    """What a strict parser says, by its codes, and identifiers that are there twice."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    wrong = [f"line {place[0]}: {code}" for place, code, _more in parser.errors]
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    return wrong + [f"id {name}: {n} times" for name, n in ids.items() if n > 1]


def test_every_template_is_drawn_by_a_page(drawn):
    folder = Path(settings.BASE_DIR) / "templates"
    ours = {str(path.relative_to(folder)) for path in folder.rglob("*.html")}

    used = {name for page in drawn for name in page.templates}

    assert sorted(ours - used - PARTS) == []


def test_every_page_is_correct_html(drawn):
    found = {page.name: faults(page.html) for page in drawn}
    assert {name: rows for name, rows in found.items() if rows} == {}


def pressed_by_enter(html):
    """Names of the buttons that the Enter key presses in a field: of each form the
    first, wherever it stands on the page.
    """
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    inside = {b: form for form in tree.iter("form") for b in form.iter("button")}
    first = {}
    for button in tree.iter("button"):
        form = inside.get(button)
        owner = button.get("form") or (form is not None and (form.get("id") or form))
        if owner and button.get("type", "submit") == "submit":
            first.setdefault(owner, button.get("name"))
    return [*first.values()]


def test_enter_changes_no_language(drawn):
    wrong = {"language", "in-language"}
    found = {page.name for page in drawn if wrong & {*pressed_by_enter(page.html)}}
    assert found == set()


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p><div></div></p>", "line 1: unexpected-end-tag"),
        ('<a id="a" id="b">x</a>', "line 1: duplicate-attribute"),
        ('<a id="a">x</a><b id="a">y</b>', "id a: 2 times"),
        ("<section>", "line 1: expected-closing-tag-but-got-eof"),
        ("R &copy 2026", "line 1: named-entity-without-semicolon"),
    ],
)
def test_what_browsers_forgive_is_seen(html, fault):
    assert faults(f"<!doctype html><title>x</title>{html}") == [fault]


def test_every_chart_of_a_public_page_may_be_taken_away(drawn):
    """A new page with a chart needs @pictured, and its chart a {% picture %}."""
    found = {}
    for page in drawn:
        who, _colon, path = page.name.partition(": ")
        charts = len(re.findall(r'<svg class="(?:map|plot|strips)\b', page.html))
        if who in {"stranger", "empty"} and charts:
            links = len(re.findall(r"[?;]picture=[\w-]+\.svg", page.html))
            found[path] = (charts, links)

    assert {path: both for path, both in found.items() if both[0] != both[1]} == {}
    assert len(found) >= 5
