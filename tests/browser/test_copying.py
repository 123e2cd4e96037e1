"""The address and the citation of a record, copied by a button."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import faults
from tests.factories import record, text

pytestmark = pytest.mark.browser


@pytest.fixture
def path(portal):
    return f"/projects/{record(texts=[text('Village radio')]).reference}/"


@pytest.mark.parametrize("name", ["address", "citation"])
def test_text_is_copied_and_that_is_said(visit, path, name):
    tab = visit(path)
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])

    tab.get_by_role("button", name=f"Copy the {name}").press("Enter")

    expect(tab.get_by_role("status").get_by_text("Copied")).to_be_visible()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == tab.locator(f"#{name}").inner_text()
    assert faults(tab) == []


def test_text_is_marked_where_it_may_not_be_copied(visit, path):
    tab = visit(path)
    refuse = "() => { navigator.clipboard.writeText = () => Promise.reject(); }"
    tab.evaluate(refuse)

    tab.get_by_role("button", name="Copy the address").click()

    marked = tab.evaluate("String(getSelection())")
    assert marked == tab.locator("#address").inner_text()


def test_no_button_is_shown_without_a_script(chromium, site, path):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + path)

    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()
