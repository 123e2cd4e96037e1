"""The thread of an own submission: who said what, and what one writes to it."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import FocalPoint
from stocktaking.wording import GONE, NEW, Run
from stocktaking.workflow import Given
from tests.factories import (
    CountryFactory,
    FocalPointFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
)
from tests.stocktaking.situations import member_for

pytestmark = pytest.mark.django_db

CANARY = "Kanarienvogel"


@pytest.fixture
def item(client):
    senegal = CountryFactory(code="SN", name="Senegal")
    item = SubmissionFactory(
        submitter=UserFactory(name="Awa Author"),
        state=State.IN_REVIEW,
        reviewer=SecretariatFactory(name=CANARY, email=f"{CANARY}@example.org"),
        organisation=OrganisationFactory(members=[UserFactory(name="Bo Member")]),
        document=document(countries=[senegal.code], starts_on="2020"),
    )
    client.force_login(item.submitter)
    return item


def step(item, action, actor, **given):
    given = Given(**{"words": f"{action} by {actor.pk}", **given})
    return workflow.take_step(item, action, actor=actor, given=given)


def voices(page):
    return [(one.event.action, one.who) for one in page.context["thread"]]


def test_offices_speak_for_those_who_decide_and_colleagues_have_names(client, item):
    member, collaborator = item.organisation.members.get(), UserFactory(name="Cleo")
    item.collaborators.add(collaborator)
    point = FocalPointFactory(country=CountryFactory(code="SN"))
    for person in (item.submitter, member, collaborator, point.user):
        step(item, Action.COMMENT, person)
    step(item, Action.COMMENT, SecretariatFactory())
    step(item, Action.COMMENT, item.reviewer)
    step(item, Action.ENDORSE, point.user, country="SN")

    page = client.get(item.get_absolute_url())

    assert voices(page) == [
        ("endorse", "The national focal point of Senegal"),
        ("comment", "The reviewer"),
        ("comment", "The secretariat"),
        ("comment", "The national focal point of Senegal"),
        ("comment", "Cleo"),
        ("comment", "Bo Member"),
        ("comment", "You"),
        ("take-up", "The reviewer"),
    ]
    assert CANARY not in page.text


@pytest.mark.parametrize(
    ("hours", "who"),
    [(1, "The national focal point of Senegal"), (-1, "Somebody who worked on it")],
)
def test_office_that_is_ended_at_once_was_held_until_then(client, item, hours, who):
    point = FocalPointFactory(country=CountryFactory(code="SN"))
    said = step(item, Action.COMMENT, point.user)
    yesterday = localdate(said.at) - timedelta(days=1)
    ended_at = said.at + timedelta(hours=hours)
    FocalPoint.objects.update(valid_to=yesterday, ended_at=ended_at)

    assert voices(client.get(item.get_absolute_url()))[0] == ("comment", who)


def test_who_held_it_before_and_who_is_gone_have_no_name(client, item):
    first, point = item.reviewer, FocalPointFactory(country=CountryFactory(code="SN"))
    step(item, Action.COMMENT, point.user)
    FocalPoint.objects.update(valid_to=date(2006, 2, 25))  # yesterday's office
    step(item, Action.COMMENT, first).note.delete()
    step(item, Action.COMMENT, first)
    step(item, Action.HAND_OVER, first, to=SecretariatFactory())
    step(item, Action.COMMENT, first)

    page = client.get(item.get_absolute_url())

    assert voices(page) == [
        ("comment", "The reviewer"),
        ("hand-over", "The reviewer"),
        ("comment", "The reviewer"),
        ("comment", "Somebody whose name is erased"),
        ("comment", "Somebody who worked on it"),
        ("take-up", "The reviewer"),
    ]
    assert point.user.email not in page.text


def test_opinions_are_not_for_those_whom_they_are_about(client, item):
    step(item, Action.OPINION, member_for("C3"), words=CANARY, leaning="refuse")

    page = client.get(item.get_absolute_url())

    assert voices(page) == [("take-up", "The reviewer")]
    assert CANARY not in page.text


def test_what_the_reviewer_corrected_is_shown_word_by_word(client, item):
    public = {**item.public, "starts_on": "2021", "source": "<i>Report</i>"}
    step(item, Action.CORRECT, item.reviewer, public=public, version=1)

    page = client.get(item.get_absolute_url())

    (entry, _taken) = page.context["thread"]
    assert entry.who == "The reviewer"
    assert [(str(one.label), one.lines) for one in entry.corrected] == [
        ("Starts on", [[Run(GONE, "2020"), Run(NEW, "2021")]]),
        ("Source", [[Run(NEW, "<i>Report</i>")]]),
    ]
    assert "&lt;i&gt;Report&lt;/i&gt;" in page.text
    assert "<i>Report</i>" not in page.text


@pytest.mark.parametrize("state", [State.SUBMITTED, State.IN_REVIEW, State.RETURNED])
def test_message_is_in_the_thread_once_it_is_written(client, state):
    item = SubmissionFactory(state=state)
    client.force_login(item.submitter)

    sent = client.post(item.get_absolute_url(), {"words": "It is <b>Kita</b>."})
    page = client.get(item.get_absolute_url())

    assert sent.headers["Location"] == f"{item.get_absolute_url()}#thread"
    assert page.context["thread"][0].event.words == "It is <b>Kita</b>."
    assert "It is &lt;b&gt;Kita&lt;/b&gt;." in page.text
    assert [str(one) for one in get_messages(sent.wsgi_request)] == [
        "Your message is in the thread below."
    ]


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.PUBLISHED, State.REFUSED, State.DISCARDED]
)
def test_where_nobody_listens_no_words_are_asked_for(client, state):
    item = SubmissionFactory(state=state)
    client.force_login(item.submitter)
    page = client.get(item.get_absolute_url())
    assert page.context["form"] is None
    assert 'id="message"' not in page.text


def test_empty_message_is_refused_with_a_sentence(client, item):
    before = item.events.count()

    page = client.post(item.get_absolute_url(), {"words": "  "})

    assert (page.status_code, item.events.count()) == (422, before)
    assert "Say why, so that the submitter can act on it." not in page.text
    assert "Write what you want to say." in page.text


def test_words_that_arrive_after_the_decision_stay_on_the_page(client, item):
    step(item, Action.REFUSE, item.reviewer, reason="other")

    page = client.post(item.get_absolute_url(), {"words": "One moment!"})

    assert page.status_code == 422
    assert "One moment!</textarea>" in page.text
    assert "It has been decided already." in page.text


def test_a_button_that_is_pressed_twice_says_it_once(client, item):
    answers = [client.post(item.get_absolute_url(), {"words": "Kita."}) for _ in "ab"]

    assert [one.status_code for one in answers] == [302, 302]
    assert item.events.filter(action=Action.COMMENT).count() == 1


def test_nobody_says_more_than_is_read(client, item):
    page = client.post(item.get_absolute_url(), {"words": "x" * 10_001})

    assert page.status_code == 422
    assert "longer than 10000 characters" in page.text
    assert "x" * 10_001 in page.text


def test_words_are_there_after_signing_in_again(client, item):
    client.cookies.pop(settings.SESSION_COOKIE_NAME)

    away = client.post(item.get_absolute_url(), {"words": "It is Kita."})
    client.force_login(item.submitter)
    page = client.get(item.get_absolute_url())

    assert away.headers["Location"].endswith(f"?next={item.get_absolute_url()}")
    assert "It is Kita.</textarea>" in page.text
    assert "They have not been sent yet" in page.text
    assert item.events.filter(action=Action.COMMENT).count() == 0


def test_another_language_brings_the_words_along(client, item):
    address = item.get_absolute_url()

    away = client.post(address, {"words": "Oui, à Kita.", "in-language": "fr"})
    page = client.get(f"/fr{address}")
    empty = client.post(address, {"words": "", "in-language": "fr"})

    assert away.headers["Location"] == empty.headers["Location"] == f"/fr{address}"
    assert "Oui, à Kita.</textarea>" in page.text
    assert client.get(f"/fr{address}").context["unsent"] is False
    assert item.events.filter(action=Action.COMMENT).count() == 0


def test_a_long_thread_costs_as_many_queries_as_a_short_one(client, item):
    def cost():
        with CaptureQueriesContext(connection) as counted:
            client.get(item.get_absolute_url())
        return len(counted)

    def talk():
        item.refresh_from_db()
        public = {**item.public, "starts_on": str(2000 + item.document_version)}
        version = item.document_version
        step(item, Action.CORRECT, item.reviewer, public=public, version=version)
        point = FocalPointFactory(country=CountryFactory(code="SN"))
        for person in (point.user, item.submitter, item.reviewer):
            step(item, Action.COMMENT, person)

    talk()
    cost()
    once = cost()
    talk()
    talk()
    assert cost() == once
