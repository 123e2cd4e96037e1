"""The pages about the own keys for the API."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import UserFactory, key_of
from tests.wsis_portal.accounts.people import (
    ASK_AGAIN,
    PASSWORD,
    person,
    prove,
    sign_in,
)
from wsis_portal.accounts import api_keys
from wsis_portal.accounts.models import ApiKey

pytestmark = pytest.mark.django_db

KEYS = "/my/keys/"
NEW = {"name": "Copy for our website", "days": "90"}
WORD = re.compile(r"wsis_[0-9a-f]{8}_[0-9a-f]{64}")


@pytest.fixture
def awa(client):
    """Signed in, and with the password given a moment ago."""
    user = person(email="awa@example.org", name="Awa")
    sign_in(client, user.email)
    prove(client)
    return user


def test_new_key_is_told_once_and_opens(client, awa):
    page = client.post(KEYS, NEW)

    (word,) = WORD.findall(page.text)
    key = api_keys.known(word)
    assert (key.person, key.name) == (awa, "Copy for our website")
    assert f'value="{word}" readonly' in page.text
    assert "it is not shown again" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    for path in (KEYS, "/my/", "/my/data/", f"{KEYS}{key.pk}/revoke/"):
        assert not WORD.search(client.get(path).text)
    assert word not in str(client.session.items())


def test_key_is_made_with_the_password_alone(client):
    user = person()
    sign_in(client, user.email)

    asked = client.post(KEYS, NEW)
    assert asked.url == f"{ASK_AGAIN}?next=%2Fmy%2Fkeys%2F"
    assert not ApiKey.objects.exists()

    page = client.post(asked.url, {"password": PASSWORD, "next": KEYS})
    (word,) = WORD.findall(page.text)
    assert api_keys.known(word).name == "Copy for our website"
    assert "no-store" in page.headers["Cache-Control"]


def test_list_is_seen_without_the_password(client):
    client.force_login(user := person())
    key_of(user, "Copy")

    for answer in (client.get(KEYS), client.head(KEYS)):
        assert answer.status_code == 200


def test_form_that_is_sent_twice_makes_one_key(client, awa):
    client.post(KEYS, NEW)

    again = client.post(KEYS, NEW)

    assert again.status_code == 422
    assert "You have a key of this name already." in again.text
    assert ApiKey.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, ["name", "days"]),
        ({"name": " ", "days": "365"}, ["name"]),
        ({"name": "x" * 61, "days": "365"}, ["name"]),
        ({"name": "x\0", "days": "365"}, ["name"]),
        ({"name": "Copy", "days": "36500"}, ["days"]),
        ({"name": "Copy", "days": "never"}, ["days"]),
    ],
)
def test_what_is_wrong_is_said_and_no_key_is_made(client, awa, said, wrong):
    answer = client.post(KEYS, said)

    assert answer.status_code in {400, 422}
    if answer.status_code == 422:
        assert list(answer.context["form"].errors) == wrong
    assert not ApiKey.objects.exists()


def test_one_key_too_many_is_refused_with_a_sentence(client, awa):
    for n in range(api_keys.MOST):
        key_of(awa, f"Program {n}")

    answer = client.post(KEYS, NEW)

    assert answer.status_code == 422
    assert "You have 10 keys, and cannot have more." in answer.text


def test_person_is_told_by_mail_in_the_own_language(client, awa, deliver, mailoutbox):
    awa.language = "fr"
    awa.save()

    with deliver():
        page = client.post(KEYS, NEW)

    (told,) = mailoutbox
    (word,) = WORD.findall(page.text)
    assert told.to == ["awa@example.org"]
    assert "Bonjour Awa" in told.body
    assert "Copy for our website" in told.body
    assert word[:13] in told.body
    assert word not in told.body
    assert "127.0.0.1" in told.body


def test_no_mail_without_a_key(client, awa, deliver, mailoutbox):
    with deliver():
        client.post(KEYS, {**NEW, "days": "1"})
    assert mailoutbox == []


def test_revoked_key_opens_nothing_from_then_on(client, awa):
    key, word = key_of(awa, "Copy")
    page = client.get(f"{KEYS}{key.pk}/revoke/")
    assert "Revoke Copy" in page.text
    assert api_keys.known(word)

    answer = client.post(f"{KEYS}{key.pk}/revoke/", follow=True)

    assert answer.redirect_chain == [(KEYS, 302)]
    assert "The key Copy is revoked." in answer.text
    assert api_keys.known(word) is None


def test_keys_of_others_are_neither_shown_nor_revoked(client, awa):
    key, word = key_of(UserFactory(), "Kanarienvogel")

    assert "Kanarienvogel" not in client.get(KEYS).text + client.get("/my/").text
    for method in (client.get, client.post):
        assert method(f"{KEYS}{key.pk}/revoke/").status_code == 404
        assert method(f"{KEYS}{key.pk + 1}/revoke/").status_code == 404
    assert api_keys.known(word) == key


def test_list_tells_when_a_key_was_used_and_that_it_has_expired(
    client, awa, time_machine
):
    used, _word = key_of(awa, "Used")
    key_of(awa, "Old", days=0)
    api_keys.note_use(used)

    time_machine.move_to(timezone.now() + timedelta(days=2))
    page = client.get(KEYS)

    rows = re.findall(r"<bdi>(\w+)</bdi>", page.text)
    assert rows == ["Old", "Used"]
    assert page.text.count("last used") == page.text.count("never used") == 1
    assert page.text.count("expired") == page.text.count("good until") == 1
    assert client.get("/my/").text.count("Expired") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number_of_keys(
    client, awa, django_assert_num_queries, count
):
    for n in range(count):
        key_of(awa, f"Program {n}")

    with django_assert_num_queries(4):  # session, person, keys, countries spoken for
        client.get(KEYS)


def test_strangers_are_led_to_sign_in_and_change_nothing(awa):
    key, _word = key_of(awa)
    nobody = Client()

    for path in (KEYS, f"{KEYS}{key.pk}/revoke/"):
        for answer in (nobody.get(path), nobody.post(path, NEW)):
            assert answer.url == f"/accounts/login/?next={path}"
    assert list(ApiKey.objects.all()) == [key]


def test_unknown_question_is_refused_and_trackers_are_dropped(client, awa):
    assert client.get(f"{KEYS}?kye=1").status_code == 400
    assert client.get(f"{KEYS}?utm_source=x").url == KEYS


def test_other_methods_are_refused(client, awa):
    key, _word = key_of(awa)
    for path in (KEYS, f"{KEYS}{key.pk}/revoke/"):
        assert client.delete(path).status_code == 405


def test_keys_are_found_from_my_work_and_from_the_account(client, awa):
    for path in ("/my/", "/accounts/"):
        assert f'href="{KEYS}"' in client.get(path).text
