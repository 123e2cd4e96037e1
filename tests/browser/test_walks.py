"""What stakeholders come for, walked by keyboard alone and without a script."""

import re

import pytest

from stocktaking.choices import State
from stocktaking.models import Submission
from tests.browser.test_journey import PASSWORD, person
from tests.factories import UserFactory, commitment_document, document, submitted

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]

LINE = "C3 Access to information and knowledge"
LINK = re.compile(r"https?://[^/]+(/\S+)")


@pytest.fixture
def awa():
    return person(UserFactory, email="awa@example.org", name="Awa Diop")


def link(hand, name, within="main"):
    return hand.page.locator(within).get_by_role("link", name=name).first


def button(hand, name):
    return hand.page.locator("main").get_by_role("button", name=name, exact=True).last


def control(hand, name):
    return hand.page.locator(f"#id_{name}")


def sign_in(hand, site, user):
    hand.page.goto(f"{site}/my/")
    hand.write(hand.page.get_by_label("E-mail address"), user.email)
    hand.write(hand.page.get_by_label("Password"), PASSWORD)
    hand.press(button(hand, "Sign in"))
    hand.page.get_by_role("heading", name="My work").wait_for()


def go_on(hand, title):
    hand.press(button(hand, "Save and continue"))
    hand.page.get_by_role("heading", name=title, exact=True).wait_for()


def hand_in(hand):
    hand.press(button(hand, "Save and look it through"))
    hand.tick(hand.page.get_by_label("I accept the terms of use"))
    hand.press(button(hand, "Hand in"))
    hand.page.get_by_text("Handed in. The secretariat acts next.").wait_for()


def publish_at_once(hand, words):
    hand.press(button(hand, "Save and look it through"))
    terms = hand.page.get_by_label("I accept the terms of use")
    if terms.count():  # asked once
        hand.tick(terms)
    hand.press(button(hand, words))


def describe(hand, kind):
    """Say what it is."""
    hand.write(control(hand, "texts-0-title"), f"Radio {kind} of the villages")
    hand.write(control(hand, "texts-0-summary"), "Farmers hear the prices of the day.")
    hand.write(control(hand, "organisation"), "Radio Trust")
    hand.choose(control(hand, "organisation_type"), "Civil society")
    hand.choose(control(hand, "activity_type"), "Project")


def to_the_end(hand):
    """Nothing more is needed."""
    go_on(hand, "Who with")
    go_on(hand, "Money")
    go_on(hand, "Links and proof")
    go_on(hand, "Contact")


def test_from_the_account_to_the_project(hand, site, mailoutbox):
    hand.press(link(hand, "Sign in", "header"))
    hand.press(link(hand, "Create an account"))
    hand.write(hand.page.get_by_label("E-mail address"), "awa@example.org")
    hand.write(hand.page.get_by_label("Your name"), "Awa Diop")
    hand.write(hand.page.get_by_label("Password"), PASSWORD)
    hand.press(button(hand, "Create the account"))
    hand.page.get_by_role("heading", name="Look into your mail").wait_for()

    hand.page.goto(site + LINK.search(mailoutbox[-1].body)[1])
    hand.press(button(hand, "Yes, it is mine"))

    hand.page.goto(f"{site}/my/")
    hand.press(link(hand, "Report a project"))
    hand.press(button(hand, "Start"))
    hand.write(control(hand, "texts-0-title"), "Radio")
    hand.press(button(hand, "Save the draft"))
    hand.press(hand.page.get_by_role("button", name="Sign out"))

    sign_in(hand, site, Submission.objects.get().submitter)
    hand.press(link(hand, "Radio"))
    hand.press(link(hand, "Go on with it"))
    assert control(hand, "texts-0-title").input_value() == "Radio"
    describe(hand, "project")
    go_on(hand, "Where and when")
    hand.choose(control(hand, "level"), "National")
    hand.tick(hand.page.get_by_label("Senegal", exact=True))
    hand.write(control(hand, "starts_on"), "2025-03")
    hand.choose(control(hand, "stage"), "Ongoing")
    go_on(hand, "What it serves")
    hand.tick(hand.page.get_by_label(LINE, exact=True))
    to_the_end(hand)
    hand_in(hand)

    assert Submission.objects.get().state == State.SUBMITTED


def test_commitment_is_announced(hand, site, awa):
    sign_in(hand, site, awa)

    hand.page.goto(f"{site}/submit/commitment/")
    hand.press(button(hand, "Start"))
    describe(hand, "pledge")
    go_on(hand, "Where and when")
    hand.choose(control(hand, "level"), "International")
    hand.write(control(hand, "starts_on"), "2026")
    hand.choose(control(hand, "timescale"), "Two to five years")
    go_on(hand, "What it serves")
    hand.tick(hand.page.get_by_label(LINE, exact=True))
    to_the_end(hand)
    hand_in(hand)

    item = Submission.objects.get()
    assert (item.register, item.state) == ("commitment", State.SUBMITTED)


def test_progress_is_reported(hand, site, awa):
    promise = submitted("commitment", commitment_document(), submitter=awa)
    sign_in(hand, site, awa)

    hand.page.goto(f"{site}/golden-book/{promise.reference}/")
    hand.press(link(hand, "Report on progress"))
    hand.press(button(hand, "Start"))
    hand.write(control(hand, "texts-0-title"), "Half way")
    hand.write(control(hand, "texts-0-summary"), "Six radios are on air.")
    hand.write(control(hand, "texts-0-obstacles"), "The masts came late.")
    hand.choose(control(hand, "fulfilment"), "In progress")
    go_on(hand, "Period")
    hand.write(control(hand, "ends_on"), "2026-06")
    go_on(hand, "Money")
    go_on(hand, "Links and proof")
    hand.write(control(hand, "links-0-url"), "https://example.org/radios")
    go_on(hand, "Contact")
    publish_at_once(hand, "Publish")

    hand.page.goto(f"{site}/golden-book/{promise.reference}/")
    hand.page.get_by_text("The masts came late.").wait_for()
    assert link(hand, "https://example.org/radios").is_visible()


def test_record_is_changed(hand, site, awa):
    row = submitted("project", document(), submitter=awa)
    sign_in(hand, site, awa)

    hand.page.goto(f"{site}/projects/{row.reference}/")
    hand.press(link(hand, "Change this record"))
    hand.press(button(hand, "Start the change"))
    hand.press(button(hand, "Save and continue"))
    hand.choose(control(hand, "stage"), "Completed")
    hand.press(hand.page.get_by_role("button", name="Contact").first)
    publish_at_once(hand, "Publish this small change")

    hand.page.goto(f"{site}/projects/{row.reference}/")
    assert hand.page.get_by_text("Completed").first.is_visible()


def test_last_years_record_is_reported_again(hand, site, awa):
    row = submitted("project", document(), submitter=awa)
    sign_in(hand, site, awa)

    hand.page.goto(f"{site}/projects/{row.reference}/")
    hand.press(link(hand, "Report this year"))
    hand.press(button(hand, "Start"))
    hand.write(control(hand, "texts-0-title"), "Village radio, on air by night")
    go_on(hand, "Where and when")
    hand.write(control(hand, "starts_on"), "2026-01")
    hand.choose(control(hand, "stage"), "Ongoing")
    go_on(hand, "What it serves")
    to_the_end(hand)
    hand_in(hand)

    item = Submission.objects.latest("pk")
    assert (item.kind, item.state) == ("new", State.SUBMITTED)
    assert item.public["continues"] == row.reference
