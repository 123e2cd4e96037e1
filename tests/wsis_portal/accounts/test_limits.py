"""How often one may try, whatever the cache does."""

import pytest
from django.core.cache import cache

from tests.wsis_portal.accounts.people import (
    NEW,
    SIGN_UP,
    is_in,
    person,
    sign_in,
    with_app,
)
from wsis_portal import caching

pytestmark = pytest.mark.django_db

TOO_OFTEN = "You ask too often. Please wait a little."
REDIS = {
    "BACKEND": "wsis_portal.caching.Redis",
    "LOCATION": "redis://127.0.0.1:1/0",
    "OPTIONS": {"serializer": "wsis_portal.caching.Json"},
}


@pytest.fixture(params=["memory", "redis that is away"])
def any_cache(request, settings, monkeypatch):
    if request.param != "memory":
        monkeypatch.setattr(caching, "patience", caching.Patience())
        settings.CACHES = {"default": REDIS}
        cache.spare.clear()


@pytest.mark.usefixtures("any_cache")
def test_right_password_does_not_open_after_wrong_ones(client):
    user = person()
    for _ in range(5):
        sign_in(client, user.email, "wrong")

    answer = sign_in(client, user.email)

    assert not is_in(client)
    assert "Too many failed login attempts" in answer.content.decode()
    assert sign_in(client, person().email).url == "/my/"


@pytest.mark.usefixtures("any_cache")
def test_lock_opens_by_itself(client, time_machine):
    time_machine.move_to("2026-11-01 12:00Z")
    user = person()
    for _ in range(5):
        sign_in(client, user.email, "wrong")
    time_machine.move_to("2026-11-01 12:06Z")

    sign_in(client, user.email)

    assert is_in(client)


@pytest.mark.parametrize(
    ("path", "said", "times"),
    [
        ("/accounts/login/", {"login": "a"}, 30),
        (SIGN_UP, {**NEW, "email": "none"}, 20),
        ("/accounts/password/reset/", {"email": "awa@example.org"}, 5),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_who_asks_too_often_is_told_to_wait(client, path, said, times, prefix):
    answers = [client.post(prefix + path, said) for _ in range(times + 1)]

    assert {answer.status_code for answer in answers[:-1]} <= {200, 302}
    assert answers[-1].status_code == 429
    if not prefix:
        assert f'<p class="lead">{TOO_OFTEN}</p>' in answers[-1].content.decode()


def test_codes_of_a_second_factor_are_not_for_guessing(client):
    user = person()
    with_app(user)
    sign_in(client, user.email)
    path = "/accounts/2fa/authenticate/"
    answers = [client.post(path, {"code": f"00000{n}"}) for n in range(6)]

    told = [a.context["form"].errors["code"][0] for a in answers]

    assert told == ["Incorrect code."] * 5 + [
        "Too many failed login attempts. Try again later."
    ]


def test_limits_are_of_the_sender_not_of_the_proxy(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _ in range(31):
        client.post("/accounts/login/", headers={"x-forwarded-for": "192.0.2.1"})

    statuses = [
        client.post("/accounts/login/", headers={"x-forwarded-for": sender}).status_code
        for sender in ("192.0.2.1", "192.0.2.2", "6.6.6.6, 192.0.2.1")
    ]

    assert statuses == [429, 200, 429]
