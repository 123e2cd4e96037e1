"""Decisions as moderators take them: by keys, about many, and after publication."""

import pytest

from stocktaking.choices import State
from stocktaking.models import Submission
from tests.browser.conftest import give
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    record,
    text,
)
from tests.pages.drawing import client_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]

QUEUE = "/admin/stocktaking/submission/"


@pytest.fixture
def desk(visit, site):
    """The administration, as PERSON has it open."""

    def open_for(person):
        tab = visit("/terms/")
        give(tab, site, client_of(person).cookies)
        return tab

    return open_for


@pytest.fixture
def two(portal):
    return SecretariatFactory(name="Mona"), SecretariatFactory(name="Omar")


def done(tab):
    tab.locator(".messagelist .success").wait_for()


def press(tab, *keys):
    for key in keys:
        tab.keyboard.press(key)


def enter(tab):
    with tab.expect_event("framenavigated"):
        press(tab, "Enter")
    done(tab)


def reached(tab, place):
    """Tab after Tab, until PLACE has the focus."""
    for _stop in range(60):
        if place.evaluate("one => one === document.activeElement"):
            return
        press(tab, "Tab")
    raise AssertionError(f"No Tab leads to {place}.")


def test_taken_up_corrected_handed_over_and_published_by_keys(desk, site, two):
    mona, omar = two
    item = SubmissionFactory(state=State.SUBMITTED)
    tab = desk(mona)
    tab.goto(f"{site}{QUEUE}{item.pk}/change/")

    press(tab, "t")
    enter(tab)
    press(tab, "e")
    with tab.expect_event("framenavigated"):
        press(tab, "Enter")
    title = tab.locator("#id_texts-0-title")
    reached(tab, title)
    press(tab, "Control+a")
    tab.keyboard.type("Village radios")
    enter(tab)
    press(tab, "h")
    tab.keyboard.type("Omar")
    reached(tab, tab.locator("#step-hand-over button.default"))
    enter(tab)

    tab = desk(omar)
    tab.goto(f"{site}{QUEUE}{item.pk}/change/")
    tab.locator(".thread").get_by_text("Handed over").wait_for()
    press(tab, "p")
    enter(tab)
    item.refresh_from_db()
    assert (item.state, item.reviewer) == (State.PUBLISHED, omar)
    assert "Village radios" in tab.request.get(f"{site}{item.record_url}").text()


def test_keys_can_be_switched_off(desk, site, two):
    item = SubmissionFactory(state=State.SUBMITTED)
    tab = desk(two[0])
    tab.goto(f"{site}{QUEUE}{item.pk}/change/")

    tab.locator("#keys").uncheck()
    press(tab, "t")

    assert tab.locator("[data-key=T]:focus").count() == 0
    tab.reload()
    assert not tab.locator("#keys").is_checked()


def test_keys_work_where_the_browser_keeps_nothing(desk, site, two):
    item = SubmissionFactory(state=State.SUBMITTED)
    tab = desk(two[0])
    tab.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })"
    )
    tab.goto(f"{site}{QUEUE}{item.pk}/change/")

    press(tab, "t")
    assert tab.locator("[data-key=T]:focus").count() == 1
    tab.locator("#keys").uncheck()
    tab.locator("h1").first.click()
    press(tab, "t")
    assert tab.locator("[data-key=T]:focus").count() == 0


def test_refused_appealed_and_published_by_another(desk, site, two):
    mona, omar = two
    awa = UserFactory(name="Awa")
    item = SubmissionFactory(submitter=awa, state=State.IN_REVIEW, reviewer=mona)
    tab = desk(mona)
    tab.goto(f"{site}{QUEUE}{item.pk}/change/")

    # A canned reply is put in, and changed; its reason comes along.
    tab.locator("summary", has_text="Refuse").click()
    refuse = tab.locator("#step-refuse")
    refuse.get_by_label("Canned reply").select_option(index=0)
    refuse.get_by_role("button", name="Put it in").click()
    refuse.get_by_text("In the language of the submitter: English").wait_for()
    assert "Hello Awa" in refuse.locator("textarea").input_value()
    refuse.get_by_role("button", name="Refuse").click()
    done(tab)

    writer = desk(awa)
    writer.goto(f"{site}/my/submissions/{item.pk}/appeal/")
    writer.get_by_label("Why it should be decided again").fill("It serves C3.")
    writer.get_by_role("button", name="Appeal").click()
    writer.get_by_text("Your appeal is handed in.").wait_for()

    tab.goto(f"{site}{QUEUE}{item.pk}/change/")
    assert tab.get_by_role("button", name="Take up").count() == 0
    other = desk(omar)
    other.goto(f"{site}{QUEUE}{item.pk}/change/")
    for label in ("Take up", "Publish"):
        other.get_by_role("button", name=label).click()
        done(other)
    item.refresh_from_db()
    assert (item.state, item.reviewer) == (State.PUBLISHED, omar)
    assert item.events.get(action="refuse").reason == "out-of-scope"


def test_twenty_are_decided_at_once(desk, site, two):
    SubmissionFactory.create_batch(20, state=State.SUBMITTED)
    tab = desk(two[0])
    tab.set_default_navigation_timeout(60_000)  # twenty decisions are made on the way

    tab.goto(site + QUEUE)
    tab.locator("#action-toggle").check()
    tab.get_by_label("Action:").select_option(label="Take up")
    tab.get_by_role("button", name="Go", exact=True).click()
    tab.get_by_text("20 submissions done.").wait_for()
    tab.locator("#action-toggle").check()
    tab.get_by_label("Action:").select_option(label="Refuse")
    tab.get_by_role("button", name="Go", exact=True).click()
    tab.get_by_label("Reason").select_option(label="Advertising")
    tab.get_by_label("Words to the submitter").fill("These are adverts.")
    tab.locator("#content").get_by_role("button", name="Refuse").click()

    tab.get_by_text("20 of 20 done").wait_for()
    refused = Submission.objects.filter(state=State.REFUSED, reviewer=two[0])
    assert refused.count() == 20


def decide(tab, site, reference, words):
    """Take up the act about REFERENCE, and do it: the button says what."""
    item = Submission.objects.waiting().get(reference=reference)
    tab.goto(f"{site}{QUEUE}{item.pk}/change/")
    for label in ("Take up", words):
        tab.get_by_role("button", name=label).click()
        done(tab)


def test_merged_records_lead_to_the_one_that_stays(desk, site, two):
    stays = record(texts=[text("Village radio")])
    goes = record(texts=[text("Radio of the village")])
    tab, other = desk(two[0]), desk(two[1])

    address = f"{site}/admin/stocktaking/proposal/propose/merger/{stays.reference}/"
    tab.goto(address)
    tab.get_by_label("Which record becomes part of it").fill(goes.reference)
    tab.get_by_label("In words, for the public").fill("The same radio.")
    tab.locator("#content").get_by_role("button").last.click()
    done(tab)
    decide(other, site, stays.reference, "Merge both records")

    answer = other.request.get(f"{site}/projects/{goes.reference}/", max_redirects=0)
    assert answer.status == 301
    assert answer.headers["location"] == f"/projects/{stays.reference}/"


def test_record_that_was_taken_down_says_when_and_why(desk, site, two):
    row = record()
    tab, other = desk(two[0]), desk(two[1])

    address = f"{site}/admin/stocktaking/proposal/propose/withdrawal/{row.reference}/"
    tab.goto(address)
    tab.get_by_label("Reason").select_option(label="At the request of who reported it")
    tab.get_by_label("In words, for the public").fill("As its organisation asked.")
    tab.locator("#content").get_by_role("button").last.click()
    done(tab)
    decide(other, site, row.reference, "Take the record down")

    answer = other.request.get(f"{site}/projects/{row.reference}/")
    assert answer.status == 410
    assert "At the request of who reported it" in answer.text()


def test_words_in_another_step_or_section_are_not_lost_unasked(desk, site, two):
    mona, _omar = two
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=mona)
    tab, asked = desk(mona), []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    # Words for one step, and another one is sent.
    tab.goto(f"{site}{QUEUE}{item.pk}/change/")
    press(tab, "a")
    tab.keyboard.type("Name the village.")
    tab.locator("form[action$='/release/'] button").click()
    words = tab.locator("#request-changes-words")
    assert (asked, words.input_value()) == (["beforeunload"], "Name the village.")

    # The words themselves are sent without a question.
    tab.locator("#take-request-changes .default").click()
    done(tab)
    item.refresh_from_db()
    assert (asked, item.state) == (["beforeunload"], State.RETURNED)

    # A correction, and the list of sections.
    other = SubmissionFactory(state=State.IN_REVIEW, reviewer=mona)
    tab.goto(f"{site}{QUEUE}{other.pk}/correct/")
    tab.locator("#id_texts-0-title").fill("Radio of Kita")
    tab.get_by_role("link", name="Where and when").click()
    assert asked == ["beforeunload"] * 2
    assert tab.locator("#id_texts-0-title").input_value() == "Radio of Kita"
