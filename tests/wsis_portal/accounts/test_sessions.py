"""Where one is signed in, and how to end that."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.wsis_portal.accounts.people import PASSWORD, is_in, person, sign_in
from wsis_portal.accounts import sessions

pytestmark = pytest.mark.django_db

SESSIONS = "/accounts/sessions/"


@pytest.fixture
def browsers():
    user, found = person(email="awa@example.org"), []
    for name in ("Desk", "Telephone", "Library"):
        found.append(Client(headers={"user-agent": name}))
        sign_in(found[-1], user.email)
    sign_in(Client(headers={"user-agent": "Stranger"}), person().email)
    return found


def names(client):
    return [row.user_agent for row in client.get(SESSIONS).context["sessions"]]


def test_own_sessions_are_listed(browsers):
    page = browsers[0].get(SESSIONS)

    assert names(browsers[0]) == ["Desk", "Telephone", "Library"]
    assert "Stranger" not in page.content.decode()
    assert page.content.decode().count("This browser") == 1


def test_the_others_are_ended(browsers):
    desk, *others = browsers

    desk.post(SESSIONS)

    assert names(desk) == ["Desk"]
    assert [one.get("/my/").status_code for one in others] == [302, 302]
    assert UserSession.objects.filter(user_agent="Stranger").exists()


def test_who_leaves_is_not_listed_any_more(browsers):
    browsers[1].post("/accounts/logout/")
    assert names(browsers[0]) == ["Desk", "Library"]


def test_new_password_ends_the_others(browsers):
    desk, *others = browsers
    said = {"oldpassword": PASSWORD, "password1": "the-theatre-of-the-village"}

    desk.post("/accounts/password/change/", said)

    assert is_in(desk)
    assert [one.get("/my/").status_code for one in others] == [302, 302]
    assert names(desk) == ["Desk"]


def test_very_long_name_of_a_browser_is_cut(client):
    user = person()
    client.defaults["HTTP_USER_AGENT"] = "x" * 5000
    sign_in(client, user.email)
    assert client.get(SESSIONS).status_code == 200


def test_browser_is_forgotten_with_its_session(browsers, time_machine):
    sessions.clear_ended()
    assert UserSession.objects.count() == 4

    time_machine.move_to(timezone.now() + timedelta(days=15))
    sessions.clear_ended()

    assert UserSession.objects.count() == Session.objects.count() == 0
