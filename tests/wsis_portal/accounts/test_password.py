import pytest

from tests.wsis_portal.accounts.people import (
    PASSWORD,
    is_in,
    link_in,
    person,
    sign_in,
    with_app,
)

pytestmark = pytest.mark.django_db

RESET, CHANGE = "/accounts/password/reset/", "/accounts/password/change/"
OTHER = "the-theatre-of-the-village"


@pytest.fixture
def user():
    return person(email="awa@example.org")


@pytest.fixture
def ask(client, deliver):
    def act(email):
        with deliver():
            return client.post(RESET, {"email": email})

    return act


def test_mailed_link_sets_a_new_password_and_opens_the_account(
    client, user, ask, mailoutbox, deliver
):
    ask(user.email)
    path = client.get(link_in(mailoutbox[0])).url
    assert path.endswith("-set-password/")  # no page has the token in its address

    with deliver():
        answer = client.post(path, {"password1": OTHER})

    user.refresh_from_db()
    assert user.check_password(OTHER)
    assert answer.url == "/my/"
    assert is_in(client)
    assert [mail.subject for mail in mailoutbox[1:]] == ["Password Reset"]


def test_link_works_once(client, user, ask, mailoutbox):
    ask(user.email)
    client.post(client.get(link_in(mailoutbox[0])).url, {"password1": OTHER})
    client.post("/accounts/logout/")

    page = client.get(link_in(mailoutbox[0]))

    assert b"used already, or is too old" in page.content


def test_link_is_good_for_a_day(client, user, ask, mailoutbox, time_machine):
    time_machine.move_to("2026-11-01 12:00Z")
    ask(user.email)
    time_machine.move_to("2026-11-02 12:01Z")

    page = client.get(link_in(mailoutbox[0]))

    assert b"used already, or is too old" in page.content


def test_known_and_unknown_addresses_are_answered_alike(user, ask, mailoutbox):
    answers = [ask(email) for email in (user.email, "nobody@example.org")]

    assert [(a.status_code, a.url) for a in answers] == [(302, RESET + "done/")] * 2
    assert [mail.to for mail in mailoutbox] == [[user.email]]


def test_link_goes_to_the_address_of_the_account_alone(user, ask, mailoutbox):
    """One that was typed for a change may be a stranger's."""
    user.emailaddress_set.create(email="stranger@example.org")

    ask("stranger@example.org")

    assert [mail.to for mail in mailoutbox] == [[user.email]]


def test_new_password_does_not_go_round_the_second_factor(
    client, user, ask, mailoutbox
):
    with_app(user)
    ask(user.email)

    answer = client.post(client.get(link_in(mailoutbox[0])).url, {"password1": OTHER})

    assert answer.url == "/accounts/2fa/authenticate/"
    assert not is_in(client)


@pytest.mark.parametrize(
    "key", ["x-y", "1-abc-def", "zzzzzzzzzzzzzz-x", "1-set-password"]
)
def test_link_that_is_no_good_says_so(client, user, key):
    page = client.get(f"{RESET}key/{key}/")
    assert b"used already, or is too old" in page.content


def test_one_changes_the_password_with_the_old_one(client, user, deliver, mailoutbox):
    sign_in(client, user.email)

    with deliver():
        answer = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": OTHER})

    user.refresh_from_db()
    assert user.check_password(OTHER)
    assert answer.url == "/accounts/"
    assert is_in(client)
    assert [mail.subject for mail in mailoutbox] == ["Password Changed"]


def test_password_stays_without_the_old_one(client, user):
    sign_in(client, user.email)

    answer = client.post(CHANGE, {"oldpassword": "wrong", "password1": OTHER})

    assert list(answer.context["form"].errors) == ["oldpassword"]
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
