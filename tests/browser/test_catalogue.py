"""The tools of a catalogue: by keyboard alone, without a script, and in place."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import faults
from tests.factories import OrganisationFactory, ProjectFactory, text
from tests.stocktaking.decided import handed_in

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("rows")]

ASKED = re.compile("/projects/[?]")
MARK = "window.stays = true"
"""A new page would not have it."""


@pytest.fixture
def rows(portal):
    """Two pages of one organisation in Senegal, and one project elsewhere."""
    radio = OrganisationFactory(name="Radio Council", stakeholder_type="business")
    for n in range(26):
        named = [text(f"Village radio {n}")]
        ProjectFactory(
            organisation=radio, countries=["SN"], year=2001 + n % 2, texts=named
        )
    ProjectFactory(countries=["KE"], year=2020, texts=[text("Harbour lamps")])


@pytest.fixture
def tab(visit):
    return marked(visit("/projects/"))


def marked(tab):
    tab.evaluate(MARK)
    return tab


def is_same(tab):
    return tab.evaluate("window.stays === true")


def answered(tab, words):
    expect(tab.locator("#results-heading")).to_have_text(words)
    expect(tab.locator(".htmx-request")).to_have_count(0)


def question(tab):
    return tab.url.partition("/projects/")[2]


def focus(tab):
    return tab.evaluate("document.activeElement.id")


def link(tab, name):
    return tab.locator("#results").get_by_role("link", name=name, exact=True)


def total(tab):
    return tab.locator("#results-heading")


# By keyboard alone, and without a script


def search(hand, words):
    """By the suggestion, where there is one."""
    page = hand.page
    hand.write(page.get_by_role("searchbox"), words)
    if hand.script:
        hand.press(page.locator("#suggestions a").first)
    else:
        hand.press(page.get_by_role("button", name="Search"))


def filter_by(hand, label):
    hand.tick(hand.page.get_by_role("checkbox", name=label))
    if not hand.script:
        hand.press(hand.page.get_by_role("button", name="Apply filters"))
    expect(hand.page.locator(".chip").filter(has_text=label)).to_be_visible()


def test_every_tool_is_used(hand, site):
    page = hand.page
    page.goto(f"{site}/projects/")
    search(hand, "radio council")
    expect(total(page)).to_have_text("26 records")
    filter_by(hand, "Senegal")

    hand.press(link(page, "Oldest first"))
    expect(link(page, "Oldest first")).to_have_attribute("aria-current", "true")
    hand.press(link(page, "Table"))
    expect(page.locator("#results table.data")).to_be_visible()
    hand.press(link(page, "Map"))
    expect(page.locator("#results svg.map")).to_be_visible()
    hand.press(link(page, "List"))
    hand.press(link(page, "Next page"))
    expect(page.get_by_text("26 to 26 of 26")).to_be_visible()
    hand.press(link(page, "Take away: Country: Senegal"))
    expect(page.locator(".chip").filter(has_text="Senegal")).to_have_count(0)
    expect(link(page, "Oldest first")).to_have_attribute("aria-current", "true")

    assert "ordering=published_at" in link(page, "CSV").get_attribute("href")
    hand.press(link(page, "Save this search"))
    assert "/accounts/login/?next=/my/searches/save/project/" in page.url


# In place


def test_results_change_and_the_page_stays(tab):
    tab.get_by_role("checkbox", name="Kenya").check()
    answered(tab, "1 record")
    assert question(tab) == "?country=KE"
    tab.locator(".chip").click()
    answered(tab, "27 records")
    assert question(tab) == ""
    tab.locator("#q").fill("lamps")
    tab.locator("#q").press("Enter")
    answered(tab, "1 record")
    assert question(tab) == "?q=lamps"
    link(tab, "Table").click()
    expect(tab.locator("#results table.data")).to_be_visible()
    assert question(tab) == "?q=lamps&view=table"
    tab.get_by_role("link", name="Clear all").click()
    answered(tab, "27 records")

    assert question(tab) == "?view=table"
    assert tab.locator("#q").input_value() == ""
    assert tab.title() == "Projects · WSIS Stocktaking"
    assert is_same(tab)


def test_what_goes_with_the_results_is_of_the_same_question(tab):
    tab.get_by_role("checkbox", name="Kenya").check()
    answered(tab, "1 record")

    french = tab.locator("#languages").get_by_text("Français")
    assert french.get_attribute("href") == "/fr/projects/?country=KE"
    for name in ("CSV", "Excel", "Save this search", "Follow this search"):
        assert "country=KE" in link(tab, name).get_attribute("href")
    years = tab.locator(".years a").all_inner_texts()
    assert years == ["2020 (1)"]


def test_back_forward_and_reload_show_what_the_address_says(tab):
    tab.get_by_role("checkbox", name="Senegal").check()
    answered(tab, "26 records")
    link(tab, "Next page").click()
    expect(tab.get_by_text("26 to 26 of 26")).to_be_visible()

    tab.go_back()
    expect(tab.get_by_text("1 to 25 of 26")).to_be_visible()
    tab.go_back()
    answered(tab, "27 records")
    expect(tab.get_by_role("checkbox", name="Senegal")).not_to_be_checked()
    tab.go_forward()
    answered(tab, "26 records")
    expect(tab.get_by_role("checkbox", name="Senegal")).to_be_checked()
    assert is_same(tab)
    tab.reload()
    answered(tab, "26 records")
    assert question(tab) == "?country=SN"


def test_focus_stays_or_goes_to_the_heading_and_the_number_is_told(tab):
    told = tab.locator("#told")
    tab.get_by_role("checkbox", name="Senegal").press("Space")
    answered(tab, "26 records")
    assert (focus(tab), told.inner_text()) == ("country-SN", "26 records")
    link(tab, "Oldest first").press("Enter")
    expect(link(tab, "Oldest first")).to_have_attribute("aria-current", "true")
    assert focus(tab) == "order-oldest"
    link(tab, "Next page").press("Enter")
    expect(tab.get_by_text("26 to 26 of 26")).to_be_visible()
    assert focus(tab) == "results-heading"
    expect(total(tab)).to_be_in_viewport()
    tab.locator(".chip").press("Enter")
    answered(tab, "27 records")
    assert (focus(tab), told.inner_text()) == ("results-heading", "27 records")


def test_list_that_was_unfolded_stays_so(tab):
    language = tab.locator("#facet-language")
    language.locator("summary").click()
    tab.get_by_role("checkbox", name="Kenya").check()
    answered(tab, "1 record")

    expect(language).to_have_attribute("open", "")


def test_clicks_that_are_faster_than_answers_add_up(tab):
    waiting = []
    tab.route(ASKED, lambda route: waiting.append(route))
    tab.get_by_role("checkbox", name="Kenya").check()
    tab.get_by_role("checkbox", name="Senegal").check()
    link(tab, "Oldest first").click()
    with tab.expect_request("**/projects/?country=SN&ordering=published_at"):
        tab.get_by_role("checkbox", name="Kenya").uncheck()
    waiting[-1].continue_()

    answered(tab, "26 records")
    assert question(tab) == "?country=SN&ordering=published_at"
    expect(tab.get_by_role("checkbox", name="Senegal")).to_be_checked()
    expect(tab.get_by_role("checkbox", name="Kenya")).not_to_be_checked()


def test_half_a_year_is_not_lost_to_an_answer(tab):
    waiting = []
    tab.route(ASKED, lambda route: waiting.append(route))
    tab.get_by_role("checkbox", name="Senegal").check()
    tab.locator("#id_year_from").press_sequentially("20")
    waiting[0].continue_()
    answered(tab, "26 records")
    tab.unroute(ASKED)
    tab.keyboard.type("02")
    tab.keyboard.press("Enter")

    answered(tab, "13 records")
    assert question(tab) == "?country=SN&year_from=2002"


def test_results_fade_while_they_are_asked_for(tab):
    tab.route(ASKED, lambda route: None)
    tab.get_by_role("checkbox", name="Kenya").check()

    expect(tab.locator("#results")).to_have_css("opacity", "0.5")


def test_portal_that_is_away_is_told_and_asked_again(tab):
    tab.route(ASKED, lambda route: route.abort())
    tab.get_by_role("checkbox", name="Kenya").check()
    expect(tab.get_by_role("alert")).to_contain_text("cannot be reached")
    expect(tab.get_by_role("checkbox", name="Kenya")).to_be_checked()
    assert total(tab).inner_text() == "27 records"

    tab.unroute(ASKED)
    tab.get_by_role("link", name="Try again").click()

    answered(tab, "1 record")
    expect(tab.locator("#away")).to_be_hidden()
    assert (is_same(tab), focus(tab)) == (True, "results-heading")


def test_question_that_is_refused_is_a_page_of_its_own(tab):
    tab.locator("#id_year_from").fill("999999")
    tab.locator("#id_year_from").press("Enter")

    expect(tab.get_by_text("has a part that we do not understand")).to_be_visible()
    assert (is_same(tab), question(tab)) == (False, "?year_from=999999")


@pytest.mark.parametrize("status", [429, 500])
def test_answer_that_is_no_catalogue_is_a_page_of_its_own(tab, status):
    tab.route(ASKED, lambda route: route.fulfill(status=status, body="Sorry."))
    tab.get_by_role("checkbox", name="Kenya").press("Space")
    expect(tab.locator("body")).to_have_text("Sorry.")

    tab.unroute(ASKED)
    tab.go_back()
    tab.get_by_role("checkbox", name="Senegal").check()
    expect(tab.locator(".chip").last).to_contain_text("Senegal")


def test_filters_stay_open_on_a_telephone_and_say_what_is_found(visit):
    tab = marked(visit("/ar/projects/", width=360))
    tab.locator("#results a[href='#filters']").click()
    tab.locator("#country-KE").check()
    expect(tab.locator(".chip")).to_have_count(1)

    found = tab.locator(".apply a[href='#results']")
    expect(found).to_contain_text("(1)")
    assert faults(tab) == []
    found.click()
    expect(tab.locator("#filters")).to_be_hidden()
    expect(total(tab)).to_be_in_viewport()
    assert is_same(tab)


# Other lists


def test_golden_book_changes_in_place(visit):
    tab = marked(visit("/golden-book/"))
    link(tab, "Show all records").click()
    assert is_same(tab)


def test_directory_suggests_and_changes_in_place(visit):
    tab = marked(visit("/organisations/"))
    tab.locator("#filters").get_by_role("checkbox").first.check()
    expect(tab.locator(".chip")).to_have_count(1)
    assert is_same(tab)
    tab.locator("#q").press_sequentially("counc")
    tab.locator("#suggestions a").click()

    expect(tab.get_by_role("heading", name="Radio Council")).to_be_visible()


def test_figures_of_decisions_go_with_their_filters(visit):
    handed_in(("refuse", 1))
    handed_in(("publish", 4))
    tab = marked(visit("/decisions/"))
    tab.get_by_role("checkbox", name="Refused").check()
    answered(tab, "1 decision")

    assert tab.locator("#figures dt").all_inner_texts() == ["1", "1"]
    assert tab.locator("#years td.num").all_inner_texts() == ["1", "1"]
    assert is_same(tab)
