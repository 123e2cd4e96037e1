"""An error is reported and put right, by keyboard alone."""

import pytest

from stocktaking.choices import Kind
from stocktaking.models import ErrorReport, Submission
from tests.browser.conftest import give
from tests.browser.hands import Keyboard
from tests.factories import SecretariatFactory, record, text
from tests.pages.drawing import client_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]


@pytest.fixture
def hand(visit):
    return Keyboard(visit("/terms/"))


def within_main(hand, role, name):
    return hand.page.locator("main").get_by_role(role, name=name, exact=True).first


def test_reader_reports_an_error_and_the_secretariat_opens_a_change(hand, site):
    row, mona = record(texts=[text("Village radio")]), SecretariatFactory()
    page = hand.page

    page.goto(f"{site}/projects/{row.reference}/")
    hand.press(within_main(hand, "link", "Report an error"))
    hand.press(within_main(hand, "button", "Send the report"))
    page.get_by_text("One answer needs another look").wait_for()
    hand.write(page.get_by_label("What is wrong?"), "It ended in 2019.")
    hand.press(within_main(hand, "button", "Send the report"))
    page.get_by_role("heading", name="Thank you for your report").wait_for()

    give(page, site, client_of(mona).cookies)
    page.goto(f"{site}/admin/")
    hand.press(within_main(hand, "link", "1 report of an error waits"))
    hand.press(within_main(hand, "link", row.reference))
    page.get_by_text("It ended in 2019.").wait_for()
    hand.press(within_main(hand, "button", "Open a change of this record"))
    assert page.locator("#id_texts-0-title").input_value() == "Village radio"

    found = ErrorReport.objects.get()
    item = Submission.objects.get(submitter=mona)
    assert (item.kind, item.reference) == (Kind.CHANGE, row.reference)
    page.goto(f"{site}/admin/stocktaking/errorreport/{found.pk}/settle/")
    hand.write(page.get_by_label("What was done"), "Put right.")
    hand.press(within_main(hand, "button", "Settle"))
    page.get_by_text(f"{row.reference}: settled.").wait_for()
