"""A submission that was given back: corrected where it is asked for, and handed in."""

import re

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.browser.test_walks import (  # noqa: F401  # awa is a fixture
    awa,
    button,
    control,
    link,
    sign_in,
)
from tests.factories import SubmissionFactory

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("portal")]

COMMENTS = {"texts": "Name the village.", "countries": "Which country?"}


@pytest.fixture
def item(awa):  # noqa: F811
    item = SubmissionFactory(submitter=awa, state=State.IN_REVIEW)
    given = Given(words="Nearly there.", comments=COMMENTS)
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=given)
    return item


def section(hand, name):
    """Through the list of sections, which says what is asked where."""
    asked = re.compile(rf"^{name}\s+1 comment")
    hand.press(hand.page.get_by_role("button", name=asked))
    hand.page.get_by_role("heading", name=name, exact=True).wait_for()


def described(place):
    """The words that belong to a control, or to the group that it is in."""
    return place.evaluate("""one => {
        const group = one.closest("[aria-describedby*=_comment]")
        const ids = group.getAttribute("aria-describedby").split(" ")
        return ids.map(id => document.getElementById(id).innerText).join(" ")
    }""")


def test_returned_is_corrected_where_it_is_asked_for(hand, site, item):
    page = hand.page
    sign_in(hand, site, item.submitter)

    # The message leads to the answers, each with what is asked about it.
    hand.press(link(hand, "Correct it"))
    page.get_by_text("Nearly there.").wait_for()
    title = control(hand, "texts-0-title")
    assert "Name the village." in described(title)
    hand.write(title, "Radio of Kita")
    section(hand, "Where and when")
    mali = page.get_by_label("Mali", exact=True)
    assert "Which country?" in described(mali)
    hand.tick(mali)

    # A question is asked, and what is asked stays until it is handed in again.
    hand.press(page.get_by_role("button", name="Look through and hand in"))
    page.get_by_role("heading", name="Look through and hand in").wait_for()
    assert page.get_by_role("heading", name="The reviewer asks").count() == 2
    hand.press(link(hand, "Write a message to the reviewer"))
    hand.write(page.get_by_label("Your message"), "Is Kita enough?")
    hand.press(button(hand, "Write a message"))
    page.get_by_text("Your message is in the thread below.").wait_for()
    page.goto(f"{site}/my/submissions/{item.pk}/review/")
    hand.tick(page.get_by_label("I accept the terms of use"))
    hand.press(button(hand, "Hand in"))
    page.get_by_text("Handed in. The secretariat acts next.").wait_for()

    item.refresh_from_db()
    assert (item.state, item.title) == (State.SUBMITTED, "Radio of Kita")
    assert item.public["countries"] == ["ML"]
    steps = item.events.values_list("action", "note__words").order_by("number")
    assert list(steps)[1:] == [
        ("request-changes", "Nearly there."),
        ("comment", "Is Kita enough?"),
        ("submit", ""),
    ]
    assert page.locator(".comment").count() == 0
