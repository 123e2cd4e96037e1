"""A draft that looks like a published record, as somebody meets it who types."""

import pytest

from stocktaking.choices import Kind
from stocktaking.models import Submission
from tests.browser.test_journey import person, sign_in
from tests.browser.test_typing import open_section, quietly_saved, type_title
from tests.factories import SubmissionFactory, UserFactory, document, record, text

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]


@pytest.fixture
def row():
    return record(texts=[text("Weather by radio for herders")], starts_on="2024")


@pytest.fixture
def item(row):
    """A draft of who reported the record, for the same organisation."""
    owner = Submission.objects.get(reference=row.reference).submitter
    owner = person(lambda **more: renamed(owner, **more), email="awa@example.org")
    words = document(texts=[text("Weather")], organisation=row.organisation.reference)
    return SubmissionFactory(submitter=owner, document=words)


def renamed(user, **more):
    for name, value in more.items():
        setattr(user, name, value)
    user.save()
    return user


@pytest.fixture
def page(visit, item):
    page = visit()
    sign_in(page, item.submitter)
    return page


def press(page, name):
    """By keyboard alone: the button is reached and pressed."""
    button = page.get_by_role("button", name=name)
    for _stop in range(60):
        if button.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_a_match_is_told_while_one_types_and_does_not_take_the_focus(page, item, row):
    open_section(page, item)
    assert page.get_by_text("This looks like").count() == 0

    with quietly_saved(page):
        type_title(page, " by radio for herder")

    told = page.locator("#alike-told")
    told.get_by_text(f"This looks like {row.reference}").wait_for()
    assert page.evaluate("document.activeElement.id") == "id_texts-0-title"
    assert page.locator("#alike").get_by_role("link").first.get_attribute("href") == (
        row.get_absolute_url()
    )
    with quietly_saved(page):
        page.locator("#id_texts-0-title").fill("Something else")
    told.get_by_text("This looks like").wait_for(state="detached")
    assert page.locator("#alike").inner_text() == ""


def test_other_words_leave_what_is_told_as_it_is(page, item, row):
    open_section(page, item)
    with quietly_saved(page):
        type_title(page, " by radio for herders")
    page.get_by_role("button", name="It is another one").wait_for()

    with quietly_saved(page):
        page.locator("#id_texts-0-summary").fill("Herders hear where it rains.")

    assert page.get_by_role("button", name="It is another one").is_visible()


def test_the_draft_becomes_a_change_by_keyboard(page, item, row):
    open_section(page, item)
    with quietly_saved(page):
        type_title(page, " by radio for herders of the Sahel")

    press(page, "Change that record instead")
    page.get_by_role("heading", name=f"Change {row.reference} instead").wait_for()
    press(page, "Make it a change of that record")
    page.get_by_role("heading", name="What you change").wait_for()

    item.refresh_from_db()
    assert (item.kind, item.reference) == (Kind.CHANGE, row.reference)
    assert item.title == "Weather by radio for herders of the Sahel"


def test_it_is_another_one_by_keyboard_with_the_words_that_were_just_typed(
    page, item, row
):
    open_section(page, item)
    with quietly_saved(page):
        type_title(page, " by radio for herders")
    page.locator("#id_texts-0-summary").fill("Typed a moment ago.")

    press(page, "It is another one")
    page.get_by_text("You are not asked about this record again.").wait_for()

    item.refresh_from_db()
    assert item.apart_from == [row.reference]
    assert item.public["texts"][0]["summary"] == "Typed a moment ago."
    assert page.locator("#alike").inner_text() == ""


def test_last_years_record_is_copied_by_keyboard(page, item, row):
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}{row.get_absolute_url()}")

    page.get_by_role("link", name="Report this year\u2019s entry").focus()
    page.keyboard.press("Enter")
    press(page, "Start")
    page.get_by_role("heading", name="What", exact=True).wait_for()

    newest = Submission.objects.order_by("pk").last()
    assert newest.public["continues"] == row.reference
    shown = page.locator("#id_texts-0-title").input_value()
    assert shown == "Weather by radio for herders"


@pytest.fixture
def stranger():
    return person(UserFactory, email="stranger@example.org")


def test_the_record_of_others_says_who_keeps_it(visit, stranger, row):
    words = document(texts=[text()], organisation=row.organisation.reference)
    draft = SubmissionFactory(submitter=stranger, document=words)
    page = visit()
    sign_in(page, stranger)
    open_section(page, draft)

    with quietly_saved(page):
        page.locator("#id_texts-0-title").fill("Weather by radio for herders")

    page.get_by_text("Those who reported it keep it up to date.").wait_for()
    assert page.get_by_role("button", name="Change that record").count() == 0
