"""A partner with many records: by the keyboard alone, and without a script."""

import pytest

from stocktaking.choices import State
from stocktaking.models import Submission, Upload
from tests.browser.test_journey import PASSWORD, person
from tests.factories import UserFactory
from tests.stocktaking.bulk.files import as_csv, pledge, row

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]

ROWS = [
    row(1, country="Senegal"),
    row(2, country="Atlantis"),
    row(3, country="Senegal", title="Village radio 1"),
]
FILE = {"name": "projects.csv", "mimeType": "text/csv", "buffer": as_csv(ROWS)}


PLEDGES = [
    pledge(1, country="Senegal"),
    pledge(2, country="Atlantis"),
    pledge(3, country="Senegal", title="Radio for school 1"),
]


@pytest.fixture
def partner():
    return person(UserFactory, name="Awa Partner")


def sign_in(page, user):
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/submit/bulk/")


def reach(page, control, key=None):
    """Move to CONTROL with the Tab key, and press KEY there."""
    for _step in range(120):
        if control.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail("It is not reached with the keyboard.")
    if key:
        page.keyboard.press(key)
        page.wait_for_load_state()


def button(page, name):
    return page.get_by_role("button", name=name)


def journey(page, press, file=FILE, column="country (column I)"):
    """From the file to the secretariat: a row corrected, a duplicate ticked."""
    page.locator("[name=file]").set_input_files(file)
    press(button(page, "Check the file"), "Enter")
    page.get_by_text("“Atlantis” is not known here.").wait_for()
    press(page.get_by_role("link", name="Correct row 3"), "Enter")
    country = page.get_by_label(column)
    press(country, None)
    country.fill("Senegal")
    press(button(page, "Save and check"), "Enter")
    page.get_by_text("Row 3 is correct now.").wait_for()
    press(page.get_by_role("checkbox", name="Row 4"), "Space")
    press(button(page, "Keep these choices"), "Enter")
    page.get_by_text("Your choice is kept.").wait_for()
    press(page.get_by_label("I accept the terms of use"), "Space")
    press(button(page, "Hand in 3 rows"), "Enter")
    page.get_by_text("Everything is handed in.").wait_for()


def test_file_is_handed_in_by_the_keyboard_alone(visit, partner):
    page = visit("/submit/bulk/")
    sign_in(page, partner)

    journey(page, lambda control, key: reach(page, control, key))

    assert Submission.objects.filter(state=State.SUBMITTED).count() == 3


def test_file_is_handed_in_without_a_script(chromium, site, partner):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{site}/submit/bulk/")
    sign_in(page, partner)

    journey(page, press)

    assert Submission.objects.filter(state=State.SUBMITTED).count() == 3
    assert Upload.objects.get().state == "sent"
    context.close()


def test_commitments_are_handed_in_by_the_keyboard_alone(visit, partner):
    page = visit("/submit/bulk/")
    sign_in(page, partner)
    reach(page, page.locator("main").get_by_role("link", name="Commitments"), "Enter")
    page.get_by_role("heading", name="Announce many commitments").wait_for()
    file = {**FILE, "name": "commitments.csv", "buffer": as_csv(PLEDGES)}

    journey(page, lambda one, key: reach(page, one, key), file, "country (column H)")

    handed_in = Submission.objects.filter(state=State.SUBMITTED)
    assert [one.register for one in handed_in] == ["commitment"] * 3


def press(control, key):
    if key == "Space":
        control.check()
    elif key:
        control.click()
