"""The main job, as people do it: report, return, correct, publish, find."""

import json
import re
import time

import pytest

from stocktaking.models import Submission
from tests.factories import SecretariatFactory, UserFactory
from tests.wsis_portal.accounts.people import code_of, with_app

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]

PASSWORD = "journey-through-the-portal"
CANARY = "canary-of-the-private-part"
PUBLIC = [
    "/",
    "/projects/",
    "/projects/?q=radio",
    "/golden-book/",
    "/action-lines/c3/",
    "/countries/",
    "/countries/sn/",
    "/api/v1/projects/",
    "/api/v1/projects/?q=radio",
    "/api/v1/organisations/",
]


def sign_in(page, user):
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/my/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile(r"^[^?]*/my/$"))


def person(factory, **more):
    user = factory(**more)
    user.set_password(PASSWORD)
    user.save()
    user.vouch_for_address()
    return user


def fill_in(page):
    """Every section in turn, as its button leads."""
    page.get_by_label("Title", exact=True).first.fill("Village radio for farmers")
    page.locator("#id_texts-0-language").select_option("en")
    page.locator("#id_texts-0-summary").fill("Farmers hear the prices of the day.")
    page.locator("#id_organisation").fill("Radio Trust")
    page.locator("#id_organisation_type").select_option("civil-society")
    page.locator("#id_activity_type").select_option("project")
    go_on(page, "Where and when")
    page.locator("#id_level").select_option("national")
    page.get_by_label("Senegal").check()
    page.locator("#id_stage").select_option("ongoing")
    page.locator("#id_starts_on").fill("2025-03")
    go_on(page, "What it serves")
    page.get_by_label("C3 Access to information and knowledge", exact=True).check()
    go_on(page, "Who with")
    go_on(page, "Money")
    go_on(page, "Links and proof")
    go_on(page, "Contact")
    page.locator("#id_contact_name").fill("Awa Diop")
    page.locator("#id_email").fill(f"{CANARY}@example.org")
    page.locator("#id_note").fill(CANARY)


def go_on(page, title):
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("heading", name=title, exact=True).wait_for()


def hand_in(page):
    page.get_by_role("button", name="Look through and hand in").click()
    terms = page.get_by_label("I accept the terms of use")
    page.get_by_role("button", name="Hand in", exact=True).wait_for()
    if terms.count():  # asked once
        terms.check()
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_text("Handed in. The secretariat acts next.").wait_for()


def fetch(page, path):
    """What a stranger is sent, page or data."""
    origin = "/".join(page.url.split("/")[:3])
    return page.request.get(origin + path).text()


def test_from_the_form_to_the_data(visit, mailoutbox):
    awa = person(UserFactory, email="awa@example.org", name="Awa Diop")
    mona = person(
        SecretariatFactory, email="mona@example.org", name="Mona", second_factor=False
    )
    secret = with_app(mona)
    submitter, moderator, stranger = visit(), visit(), visit()
    sign_in(submitter, awa)

    # A draft first, then the whole form.
    submitter.get_by_role("link", name="Report a project").first.click()
    submitter.get_by_role("button", name="Start").click()
    fill_in(submitter)
    submitter.get_by_role("button", name="Save the draft").click()
    submitter.get_by_text("The draft is saved.").wait_for()
    hidden = [CANARY, "Village radio"]
    assert not [
        word for path in PUBLIC for word in hidden if word in fetch(stranger, path)
    ]
    hand_in(submitter)

    # Taken up and returned with a reason.
    moderator.goto(moderator.url + "admin/")
    moderator.get_by_label("E-mail address").fill(mona.email)
    moderator.get_by_label("Password").fill(PASSWORD)
    moderator.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    moderator.get_by_label("Code").fill(code_of(secret, time.time()))
    moderator.locator("main").get_by_role("button", name="Sign In", exact=True).click()
    take(moderator, "Take up")
    take(moderator, "Ask for changes", "Which languages does it speak?")

    # Corrected and handed in again.
    submitter.goto(submitter.url.split("/my/")[0] + "/my/")
    submitter.get_by_role("link", name="Correct it").click()
    submitter.get_by_role("button", name="Where and when").click()
    submitter.get_by_label("French", exact=True).check()
    hand_in(submitter)

    # Published.
    take(moderator, "Take up")
    take(moderator, "Publish")

    # Found by a stranger, on the page and in the data.
    stranger.goto(stranger.url + "projects/")
    stranger.get_by_role("searchbox").fill("farmer")
    stranger.get_by_role("button", name="Search").click()
    stranger.get_by_role("link", name="Village radio for farmers").click()
    reference = Submission.objects.get().reference
    assert stranger.url.endswith(f"/projects/{reference}/")
    found = json.loads(fetch(stranger, "/api/v1/projects/?q=farmer&action_line=C3"))
    assert [row["reference"] for row in found["results"]] == [reference]
    record = f"/projects/{reference}/"
    shown = [fetch(stranger, path) for path in [*PUBLIC, record, f"/api/v1{record}"]]
    assert not [page for page in shown if CANARY in page or "Which languages" in page]
    assert [mail.to for mail in mailoutbox] == [[awa.email]] * 6


def take(page, label, words=""):
    """One step of the moderator, from the queue."""
    origin = page.url.split("/admin/")[0]
    page.goto(origin + "/admin/stocktaking/submission/")
    page.get_by_role("link", name="Village radio for farmers").click()
    if words:
        page.locator("summary", has_text=label).click()
        page.locator("details[open] textarea").fill(words)
    page.get_by_role("button", name=label, exact=True).click()
    page.locator(".messagelist .success").wait_for()
