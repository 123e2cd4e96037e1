"""Codes of an app, codes on paper, and who must have them."""

import time

import pytest
from allauth.mfa.models import Authenticator

from tests.factories import SecretariatFactory
from tests.wsis_portal.accounts.people import (
    code_of,
    is_in,
    person,
    prove,
    sign_in,
    with_app,
    with_recovery_codes,
)

pytestmark = pytest.mark.django_db

FACTORS = "/accounts/2fa/"
APP, ASK = FACTORS + "totp/activate/", FACTORS + "authenticate/"


@pytest.fixture(autouse=True)
def at_noon(time_machine):
    time_machine.move_to("2026-11-01 12:00Z", tick=False)


@pytest.fixture
def user():
    return person(email="awa@example.org")


def test_app_is_set_up_with_the_password_and_a_code(
    client, user, deliver, mailoutbox, time_machine
):
    sign_in(client, user.email)
    assert (
        client.get(APP).url
        == f"/accounts/reauthenticate/?next={APP.replace('/', '%2F')}"
    )
    prove(client)
    page = client.get(APP)
    secret = page.context["form"].secret
    assert "<svg" in page.content.decode()
    assert "data:" not in page.content.decode()

    with deliver():
        answer = client.post(APP, {"code": code_of(secret, time.time())}, follow=True)

    codes = answer.context["unused_codes"]
    assert (len(codes), len(set(codes))) == (10, 10)
    assert [mail.subject for mail in mailoutbox] == ["Authenticator App Activated"]
    client.post("/accounts/logout/")
    assert sign_in(client, user.email, next="/submit/project/").url == ASK
    assert not is_in(client)
    answer = client.post(ASK, {"code": code_of(secret, time.time())})
    assert (answer.url, is_in(client)) == ("/submit/project/", True)


def test_code_opens_once(client, user):
    code = code_of(with_app(user), time.time())
    sign_in(client, user.email)
    client.post(ASK, {"code": code})
    client.post("/accounts/logout/")

    sign_in(client, user.email)
    client.post(ASK, {"code": code})

    assert not is_in(client)


@pytest.mark.parametrize("minutes", [-1, 1])
def test_code_of_another_minute_opens_nothing(client, user, minutes):
    secret = with_app(user)
    sign_in(client, user.email)

    client.post(ASK, {"code": code_of(secret, time.time() + 60 * minutes)})

    assert not is_in(client)


def test_recovery_code_opens_once(client, user):
    with_app(user)
    code, other, *_ = with_recovery_codes(user)
    opened = []

    for given in (code, code, other):
        sign_in(client, user.email)
        client.post(ASK, {"code": given})
        opened.append(is_in(client))
        client.post("/accounts/logout/")

    assert opened == [True, False, True]


def test_codes_on_paper_are_shown_and_downloaded_with_the_password_alone(client, user):
    with_app(user)
    codes = with_recovery_codes(user)
    client.force_login(user)
    pages = [FACTORS + "recovery-codes/", FACTORS + "recovery-codes/download/"]
    assert [client.get(page).status_code for page in pages] == [302, 302]

    prove(client)

    for page in pages:
        shown = client.get(page)
        assert all(code in shown.content.decode() for code in codes)
        assert "no-store" in shown.headers["Cache-Control"]


def test_factor_is_taken_away_with_the_password_alone(client, user):
    with_app(user)
    client.force_login(user)
    off = FACTORS + "totp/deactivate/"
    client.post(off)
    assert Authenticator.objects.exists()

    prove(client)
    client.post(off)

    assert not Authenticator.objects.exists()


def test_password_alone_does_not_open_the_administration(client):
    staff = SecretariatFactory(second_factor=False)
    client.force_login(staff)

    for path in ("/admin/", "/admin/stocktaking/submission/", "/admin/jsi18n/"):
        assert client.get(path, follow=True).redirect_chain[-1] == (FACTORS, 302)
    page = client.get("/admin/login/", follow=True)

    assert "opens once you have a second factor" in page.content.decode()
    assert client.get("/my/").status_code == 200


def test_administration_opens_with_a_second_factor(client):
    staff = SecretariatFactory(second_factor=False)
    with_app(staff)
    client.force_login(staff)
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client):
    staff = SecretariatFactory(second_factor=False)
    with_recovery_codes(staff)
    client.force_login(staff)
    assert client.get("/admin/").status_code == 302


def test_demonstration_asks_no_second_factor(client, settings):
    settings.DEMO = True
    client.force_login(SecretariatFactory(second_factor=False))
    assert client.get("/admin/").status_code == 200


def test_administration_signs_nobody_in_itself(client):
    staff = person(SecretariatFactory, second_factor=False)
    secret = with_app(staff)
    place = "/accounts/login/?next=%2Fadmin%2F"
    said = {"username": staff.email, "password": "the-radio-of-the-village"}

    assert client.get("/admin/", follow=True).redirect_chain[-1] == (place, 302)
    assert client.post("/admin/login/?next=/admin/", said).url == place
    assert not is_in(client)
    sign_in(client, staff.email, next="/admin/")
    assert client.post(ASK, {"code": code_of(secret, time.time())}).url == "/admin/"


@pytest.mark.parametrize(
    ("way", "place"),
    [
        ("?next=/admin/auth/", "/admin/auth/"),
        ("?next=//evil.example", "/admin/"),
        ("", "/admin/"),
    ],
)
def test_door_of_the_administration_leads_on_inside_the_portal(client, way, place):
    client.force_login(SecretariatFactory())
    assert client.get(f"/admin/login/{way}").url == place


def test_others_are_told_that_the_administration_is_not_theirs(client, user):
    client.force_login(user)
    assert client.get("/admin/", follow=True).status_code == 403


def test_password_is_changed_on_the_account_pages(client):
    client.force_login(SecretariatFactory())
    assert client.get("/admin/password_change/").url == "/accounts/password/change/"


def test_administrator_takes_a_lost_factor_away_and_sees_no_secret(admin_user, client):
    lost = person(email="lost@example.org")
    secret = with_app(lost)
    client.force_login(admin_user)
    row = Authenticator.objects.get(user=lost)
    path = f"/admin/mfa/authenticator/{row.pk}"

    page = client.get(f"{path}/change/").content.decode()
    client.post(f"{path}/delete/", {"post": "yes"})

    assert "lost@example.org" in page
    assert secret not in page
    assert list(Authenticator.objects.filter(user=lost)) == []


@pytest.mark.parametrize(
    "credential",
    ["", "x", "{}", "[]", "null", '{"id": 1}', '{"response": {}}', "9" * 999],
)
@pytest.mark.parametrize("path", ["webauthn/login/", "authenticate/"])
def test_odd_passkey_is_refused(client, user, path, credential):
    with_app(user)
    sign_in(client, user.email)

    answer = client.post(FACTORS + path, {"credential": credential})

    assert answer.status_code < 500
    assert not is_in(client)


def test_page_is_given_what_a_passkey_needs(client):
    answer = client.get(
        FACTORS + "webauthn/login/", headers={"accept": "application/json"}
    )
    assert answer.json()["request_options"]["publicKey"]["rpId"] == "testserver"
