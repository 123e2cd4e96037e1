"""A click that comes from the mail: by keyboard, without a script or signing in."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from stocktaking.models import Project, Revision
from stocktaking.upkeep.reminders import remind
from tests.factories import UserFactory, document, submitted

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]


@pytest.fixture
def row():
    awa = UserFactory(name="Awa Diop", email="awa@example.org")
    found = submitted("project", document(), submitter=awa)
    long_ago = timezone.localdate() - timedelta(days=400)
    Project.objects.update(vouched_on=long_ago)
    return found


@pytest.fixture
def page(chromium):
    """A browser in which no script runs."""
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    yield tab
    context.close()


def mailed_link(mailoutbox, site, settings):
    settings.SITE_URL = site
    remind.call()
    (mail,) = mailoutbox
    assert mail.to == ["awa@example.org"]
    return re.search(r"http\S+/still-true/\S+", mail.body)[0]


def reach(page, name):
    """Tab until the control of this NAME has the focus, as somebody who sees it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if name in focused(page):
            return
    pytest.fail(f"{name} cannot be reached by keyboard")


def focused(page):
    return page.locator(":focus").inner_text()


def test_from_the_mail_to_the_record(row, page, site, mailoutbox, settings):
    page.goto(mailed_link(mailoutbox, site, settings))
    assert page.get_by_role("heading", level=1).inner_text() == "Is this still true?"
    assert page.get_by_text("Confirmation due").is_visible()
    assert Revision.objects.count() == 1

    reach(page, "Yes, still true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/projects/{row.reference}/")

    assert page.get_by_text(f"Thank you: {row.reference} is confirmed").is_visible()
    assert page.get_by_text("Up to date", exact=True).is_visible()
    row.refresh_from_db()
    assert row.confirmed_on == timezone.localdate()
    assert Revision.objects.count() == 2


def test_link_that_was_used_leads_to_the_record_all_the_same(
    row, page, site, mailoutbox, settings
):
    link = mailed_link(mailoutbox, site, settings)
    page.goto(link)
    reach(page, "Yes, still true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/projects/{row.reference}/")

    page.goto(link)
    assert page.get_by_text("There is nothing left to do.").is_visible()
    reach(page, "To the record")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/projects/{row.reference}/")
    assert Revision.objects.count() == 2


def test_no_more_reminders_from_the_mail(row, page, site, mailoutbox, settings):
    mailed_link(mailoutbox, site, settings)
    (mail,) = mailoutbox
    page.goto(re.search(r"http\S+/no-more-reminders/\S+", mail.body)[0])

    reach(page, "Send no more reminders")
    page.keyboard.press("Enter")

    page.get_by_text("You get no more reminders.").wait_for()
    assert page.get_by_text("Awa Diop gets no reminders.").is_visible()
