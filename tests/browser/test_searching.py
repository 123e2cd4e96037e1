"""Searching in the browser: suggestions as one types, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import VARIANTS
from tests.browser.looking import faults
from tests.factories import OrganisationFactory, ProjectFactory, text

pytestmark = pytest.mark.browser


@pytest.fixture
def row(portal):
    organisation = OrganisationFactory(name="Radio Council")
    return ProjectFactory(organisation=organisation, texts=[text("Village radio")])


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
@pytest.mark.parametrize("path", ["/", "/projects/"])
def test_suggestions_are_reached_by_keyboard(visit, row, variant, path):
    scheme, width, prefix = variant
    tab = visit(prefix + path, scheme, width)
    said = []
    tab.on("console", lambda m: said.append(m.text))

    tab.locator("#q").press_sequentially("radi")
    links = tab.locator("#suggestions a")
    expect(links).to_have_count(2)
    found = faults(tab)
    tab.keyboard.press("Tab")  # the button
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    expect(links.last).to_be_focused()
    tab.keyboard.press("Enter")

    tab.wait_for_url(f"**{prefix}/projects/{row.reference}/")
    assert (found, said) == ([], [])


def test_suggestion_of_a_name_is_a_filter(visit, row):
    tab = visit("/projects/")

    tab.locator("#q").press_sequentially("council")
    tab.locator("#suggestions a").click()

    expect(tab.locator(".chip")).to_contain_text("Radio Council")
    expect(tab.locator("ul.records > li")).to_have_count(1)


def test_misspelt_word_is_told_and_what_was_found_is_marked(visit, row):
    tab = visit("/projects/?q=vilage+raido")

    note = tab.locator("#results .note")
    expect(note).to_contain_text("No record has “vilage raido”.")
    expect(note).to_contain_text("village radio")
    expect(tab.locator("ul.records mark").first).to_have_text("Village")


def test_words_stay_when_the_mind_changes(visit, row):
    tab = visit("/projects/")
    tab.locator("#q").press_sequentially("radio")
    expect(tab.locator("#suggestions a").first).to_be_visible()

    tab.locator("#q").fill("")

    expect(tab.locator("#suggestions a")).to_have_count(0)
