"""From a stranger to a person who is signed in and where they were going."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.wsis_portal.accounts.people import (
    NEW,
    PASSWORD,
    SIGN_UP,
    is_in,
    link_in,
    person,
    sign_in,
)
from wsis_portal.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_up(client, deliver):
    def act(**more):
        with deliver():
            return client.post(SIGN_UP, {**NEW, **more})

    return act


def test_account_opens_once_its_address_is_proved(client, sign_up, mailoutbox):
    answer = sign_up(next="/submit/project/")
    assert answer.url == "/accounts/confirm-email/"
    assert not is_in(client)

    (mail,) = mailoutbox
    assert mail.to == ["awa@example.org"]
    assert not is_in(client)
    page = client.get(link_in(mail))
    assert page.status_code == 200
    assert not is_in(client)  # programs that read mails follow links too
    answer = client.post(link_in(mail))

    assert answer.url == "/submit/project/"
    assert is_in(client)
    user = User.objects.get()
    assert (user.email, user.name, user.language) == (
        "awa@example.org",
        "Awa Diop",
        "en",
    )
    assert EmailAddress.objects.get(user=user).verified


def test_link_opened_elsewhere_asks_to_sign_in_and_leads_on(
    client, sign_up, mailoutbox
):
    sign_up(next="/submit/project/")
    telephone = Client()

    answer = telephone.post(link_in(mailoutbox[0]), follow=True)

    place = "/accounts/login/?next=/submit/project/"
    assert answer.redirect_chain == [("/submit/project/", 302), (place, 302)]
    assert sign_in(telephone, NEW["email"], next="/submit/project/").url == (
        "/submit/project/"
    )


def test_nobody_signs_in_with_an_address_that_is_not_proved(
    client, deliver, mailoutbox
):
    person(email="awa@example.org", verified=False)

    with deliver():
        answer = sign_in(client, "awa@example.org")

    assert answer.url == "/accounts/confirm-email/"
    assert not is_in(client)
    assert [mail.subject for mail in mailoutbox] == ["Confirm your address"]


def test_known_and_unknown_addresses_are_answered_alike(client, sign_up, mailoutbox):
    owner = person(email="known@example.org")

    answers = []
    for email in ("known@example.org", "unknown@example.org"):
        first = sign_up(email=email)
        second = client.get(first.url)
        answers.append((first.status_code, first.url, second.content))
        client.cookies.clear()

    assert answers[0][:2] == answers[1][:2]
    assert without_token(answers[0][2]) == without_token(answers[1][2])
    assert {mail.to[0]: mail.subject for mail in mailoutbox} == {
        "known@example.org": "You have an account already",
        "unknown@example.org": "Confirm your address",
    }
    assert User.objects.filter(email=owner.email).count() == 1
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)
    assert owner.name == ""


def without_token(html):
    return [line for line in html.splitlines() if b"csrfmiddlewaretoken" not in line]


@pytest.mark.parametrize("key", ["x:y", "MQ:1abc:" + "a" * 43, "-" * 300])
def test_link_that_is_no_good_says_so(client, key):
    path = f"/accounts/confirm-email/{key}/"
    assert b"used already, or is too old" in client.get(path).content
    assert client.post(path).status_code == 404


def test_link_is_good_for_three_days(client, sign_up, mailoutbox, time_machine):
    time_machine.move_to("2026-11-01 12:00Z")
    sign_up()
    time_machine.move_to("2026-11-04 12:01Z")

    assert client.post(link_in(mailoutbox[0])).status_code == 404
    assert not EmailAddress.objects.get().verified


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("email", "awa", "Enter a valid email address."),
        ("email", "a" * 243 + "@example.org", "at most 254 characters"),
        ("email", "a" * 999 + "@example.org", "Enter a valid email address."),
        ("name", "", "This field is required."),
        ("name", "x" * 151, "Ensure this value has at most 150 characters"),
        ("password1", "", "This field is required."),
        ("password1", "12345678", "This password is too common."),
        ("password1", "awa@example", "too similar to the e-mail address"),
        ("language", "xx", "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, sign_up, field, typed, words):
    answer = sign_up(**{field: typed})

    assert list(answer.context["form"].errors) == [field]
    assert words in answer.context["form"].errors.as_text()
    assert f'<a href="#id_{field}">' in answer.content.decode()
    assert not User.objects.exists()


def test_form_offers_the_language_of_the_page_first(client):
    html = client.get("/zh/accounts/signup/").content.decode()
    assert '<option value="zh-hans" selected>' in html
