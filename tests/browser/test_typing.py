"""What becomes of words while they are typed: saved, kept, restored, counted."""

import re

import pytest
from django.contrib.sessions.models import Session

from stocktaking.models import Submission
from tests.browser.test_journey import PASSWORD, person, sign_in
from tests.factories import OrganisationFactory, SubmissionFactory, UserFactory, text

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]


@pytest.fixture
def item():
    return SubmissionFactory(submitter=person(UserFactory, email="awa@example.org"))


@pytest.fixture
def page(visit, item):
    page = visit()
    sign_in(page, item.submitter)
    return page


def open_section(page, item, section="what"):
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/my/submissions/{item.pk}/edit/{section}/")


def title(item):
    return Submission.objects.get(pk=item.pk).title


def quietly_saved(page):
    """Until the next quiet save has been answered."""
    return page.expect_response(lambda answer: answer.request.method == "POST")


def type_title(page, words):
    page.locator("#id_texts-0-title").press("End")
    page.locator("#id_texts-0-title").press_sequentially(words)


def test_words_are_saved_without_a_button(page, item):
    open_section(page, item)
    with quietly_saved(page):
        type_title(page, " at dawn")
    page.get_by_text(re.compile(r"Saved at \d")).wait_for()

    assert title(item) == "Village radio at dawn"
    assert page.evaluate("localStorage.length") == 0


def test_a_button_does_not_overtake_what_was_typed_before_it(page, item):
    open_section(page, item)

    type_title(page, " at dawn")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="Where and when").wait_for()

    assert title(item) == "Village radio at dawn"


def test_words_survive_a_server_that_is_away(page, item):
    open_section(page, item)
    page.route("**/edit/what/", lambda route: route.abort())
    type_title(page, " at dawn")
    page.get_by_text("Your words are kept in this browser").wait_for()

    page.unroute("**/edit/what/")
    with quietly_saved(page):
        open_section(page, item)
    page.get_by_text("These words had not reached us").wait_for()

    assert page.locator("#id_texts-0-title").input_value() == "Village radio at dawn"
    page.reload()  # a copy that was left would be told of
    assert page.locator("#restored").is_hidden()
    assert title(item) == "Village radio at dawn"


def test_who_signs_out_leaves_no_words_and_is_asked_first(page, item):
    open_section(page, item)
    page.route("**/edit/what/", lambda route: route.abort())
    type_title(page, " at dawn")
    page.get_by_text("Your words are kept in this browser").wait_for()
    asked = []
    page.evaluate("localStorage.setItem('answers:0/1/what', 'of somebody else')")

    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Sign out").click()
    stayed = page.url, page.evaluate("localStorage.length")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").first.wait_for()

    assert asked == [
        "Some of your words have not reached us yet."
        " Sign out, and delete them from this browser?"
    ]
    assert (stayed[0].endswith("/edit/what/"), stayed[1]) == (True, 2)
    assert page.evaluate("Object.keys(localStorage)") == ["answers:0/1/what"]


def test_page_of_signing_out_leaves_no_words_either(page, item):
    origin, asked = "/".join(page.url.split("/")[:3]), []
    page.goto(f"{origin}/accounts/logout/")
    for name in (f"answers:{item.submitter_id}/1/what", "answers:0/1/what"):
        page.evaluate("name => localStorage.setItem(name, 'words')", name)

    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").first.wait_for()

    assert len(asked) == 1
    assert page.evaluate("Object.keys(localStorage)") == ["answers:0/1/what"]


def test_old_words_do_not_come_back_over_newer_ones(page, item):
    open_section(page, item)
    page.route("**/edit/what/", lambda route: route.abort())
    type_title(page, " at dawn")
    page.get_by_text("Your words are kept in this browser").wait_for()
    words = {**item.public, "texts": [text("Of a colleague")]}
    changed = {**item.document, "public": words}
    Submission.objects.filter(pk=item.pk).update(document=changed, document_version=2)

    page.unroute("**/edit/what/")
    open_section(page, item)
    page.get_by_text("changed the same answers").wait_for()
    page.get_by_role("button", name="Save the draft").last.click()
    page.get_by_text("not saved yet").wait_for()

    assert title(item) == "Of a colleague"
    shown = page.locator("main").inner_text()
    assert "Of a colleague" in shown
    assert "Village radio at dawn" in shown


@pytest.fixture
def conflict(page, item):
    """A page that shows two versions; nothing is decided on it yet."""
    open_section(page, item)
    of_colleague(item, "Of a colleague")
    type_title(page, " at dawn")
    page.get_by_text("changed the same answers").wait_for()
    page.get_by_role("button", name="Save the draft").last.click()
    page.get_by_text("not saved yet").wait_for()
    return page


def of_colleague(item, words):
    """What somebody else saves meanwhile."""
    item.refresh_from_db()
    public = {**item.public, "texts": [text(words)]}
    version = item.document_version + 1
    Submission.objects.filter(pk=item.pk).update(
        document={**item.document, "public": public},
        document_version=version,
        writers={},
    )


def test_who_leaves_a_conflict_undecided_overwrites_nothing(conflict, item):
    type_title(conflict, "!")

    conflict.goto(conflict.url.replace("/edit/what/", "/edit/money/"))
    with quietly_saved(conflict):
        open_section(conflict, item)
    conflict.get_by_text("changed the same answers").wait_for()

    assert title(item) == "Of a colleague"
    conflict.get_by_role("button", name="Save the draft").last.click()
    conflict.get_by_text("not saved yet").wait_for()
    conflict.get_by_role("button", name="Save the draft").last.click()
    conflict.get_by_text("The draft is saved.").wait_for()
    assert title(item) == "Village radio at dawn!"
    assert conflict.evaluate("localStorage.length") == 0


def test_words_of_a_conflict_survive_a_server_that_is_away(conflict, item):
    conflict.route("**/edit/what/", lambda route: route.abort())
    conflict.locator("#id_texts-0-summary").fill("Written beside both versions.")

    conflict.get_by_role("button", name="Save the draft").last.click()
    conflict.get_by_text("press the button again").wait_for()
    conflict.unroute("**/edit/what/")
    conflict.get_by_role("button", name="Save the draft").last.click()
    conflict.get_by_text("The draft is saved.").wait_for()

    item.refresh_from_db()
    assert item.public["texts"][0]["summary"] == "Written beside both versions."
    assert conflict.evaluate("localStorage.length") == 0


def test_rows_that_had_not_arrived_are_kept_until_they_have(page, item):
    open_section(page, item, "proof")
    page.locator("#id_links-0-url").fill("https://a.example/")
    page.get_by_role("button", name="Add another link").click()
    page.wait_for_url("**?more=links#links")
    page.route("**/edit/proof/*", lambda route: route.abort())
    page.locator("#id_links-1-url").fill("https://b.example/")
    page.get_by_text("Your words are kept in this browser").wait_for()
    page.unroute("**/edit/proof/*")

    page.route("**/edit/proof/", lambda route: away_for_posts(route))
    open_section(page, item, "proof")
    page.get_by_text("Your words are kept in this browser").wait_for()
    kept = page.evaluate("localStorage.length")
    page.unroute("**/edit/proof/")
    page.get_by_text("The draft is saved.").wait_for(timeout=20_000)

    item.refresh_from_db()
    assert [row["url"] for row in item.public["links"]] == [
        "https://a.example/",
        "https://b.example/",
    ]
    assert (kept, page.evaluate("localStorage.length")) == (1, 0)


def away_for_posts(route):
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "this page is out of date"),
        (404, "this draft is gone"),
        (413, "more words than we can take"),
        (418, "we could not take this in"),
    ],
)
def test_words_that_are_refused_on_the_way_can_be_taken_along(page, item, status, said):
    open_section(page, item)
    page.route("**/edit/what/", lambda route: route.fulfill(status=status))
    type_title(page, " at dawn")
    page.get_by_text(said).wait_for()

    page.get_by_role("button", name="Save the draft").last.click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy your words").click()
    page.get_by_role("button", name="Copied").wait_for()

    taken = page.evaluate("navigator.clipboard.readText()")
    assert "Village radio at dawn" in taken
    assert page.evaluate("localStorage.length") == 1


def test_who_is_too_fast_is_saved_a_little_later(page, item):
    open_section(page, item)
    slow = {"status": 429, "headers": {"Retry-After": "1"}}
    page.route("**/edit/what/", lambda route: route.fulfill(**slow), times=1)
    type_title(page, " at dawn")
    page.get_by_text("too much reached us at once").wait_for()
    page.get_by_text(re.compile(r"Saved at \d")).wait_for()

    assert title(item) == "Village radio at dawn"
    assert page.evaluate("localStorage.length") == 0


def test_words_survive_a_session_that_has_ended(page, item):
    open_section(page, item)
    Session.objects.all().delete()
    type_title(page, " at dawn")
    page.get_by_text("Not saved: you are signed out.").wait_for()

    page.get_by_role("button", name="Save the draft").last.click()
    page.get_by_label("E-mail address").fill(item.submitter.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("before you were signed out").wait_for()
    page.get_by_role("button", name="Save the draft").last.click()
    page.get_by_text("The draft is saved.").wait_for()

    assert title(item) == "Village radio at dawn"


def test_language_is_switched_with_the_words(page, item):
    open_section(page, item)
    type_title(page, " at dawn")

    page.locator("header details.pop summary").click()
    page.get_by_role("button", name="Français").click()
    page.wait_for_url("**/fr/my/**")

    assert page.locator("#id_texts-0-title").input_value() == "Village radio at dawn"


def test_back_shows_what_was_saved(page, item):
    open_section(page, item)
    type_title(page, " at dawn")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name="Where and when").wait_for()

    page.go_back()

    assert page.locator("#id_texts-0-title").input_value() == "Village radio at dawn"


def test_words_are_counted(page, item):
    open_section(page, item)
    page.locator("#id_texts-0-summary").fill("one two three")
    assert page.locator("#id_texts-0-summary_words").inner_text() == "3 of 300 words"
    page.locator("#id_texts-0-summary").fill("word " * 301)
    assert "over" in page.locator("#id_texts-0-summary_words").get_attribute("class")


def test_a_long_list_is_searched_by_keyboard(page, item):
    open_section(page, item, "serves")
    finder = page.locator("#id_action_lines_finder")

    finder.press_sequentially("E-Héalth")
    for _stop in range(3):  # what is chosen already stays in sight
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save the draft").last.click()
    page.get_by_text("The draft is saved.").wait_for()

    lines = Submission.objects.get(pk=item.pk).public["action_lines"]
    assert "C7-EHEALTH" in {line["action_line"] for line in lines}


def test_known_organisations_are_offered_as_one_types(page, item):
    OrganisationFactory(name="Ministry of Village Radio")
    open_section(page, item)

    page.locator("#id_organisation").fill("minist")
    page.locator("#id_organisation_known option").first.wait_for(state="attached")

    offered = page.locator("#id_organisation_known option").first
    assert offered.get_attribute("value") == "Ministry of Village Radio"
