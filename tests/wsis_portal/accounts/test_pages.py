"""What holds for every page about an account."""

import pytest

from tests.factories import UserFactory
from tests.wsis_portal.accounts.people import NEW, SIGN_IN, SIGN_UP, person, with_app

pytestmark = pytest.mark.django_db

STRANGER = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/x:y/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-x/",
    "/accounts/password/reset/key/done/",
    "/accounts/inactive/",
]
OWN = [
    "/accounts/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/totp/activate/",
    "/accounts/sessions/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/my/keys/",
]
HTML = {
    "": 'lang="en" dir="ltr"',
    "/fr": 'lang="fr" dir="ltr"',
    "/es": 'lang="es" dir="ltr"',
    "/ar": 'lang="ar" dir="rtl"',
    "/zh": 'lang="zh" dir="ltr"',
    "/ru": 'lang="ru" dir="ltr"',
}


@pytest.fixture
def own(client):
    """Signed in, and with the password given a moment ago."""
    client.force_login(person())
    client.post("/accounts/reauthenticate/", {"password": "the-radio-of-the-village"})
    return client


@pytest.mark.parametrize("prefix", HTML)
def test_pages_of_strangers_speak_the_language_of_their_address(client, prefix):
    for path in STRANGER:
        page = client.get(prefix + path)
        assert (path, page.status_code) == (path, 200)
        assert f"<html {HTML[prefix]}>" in page.content.decode()


@pytest.mark.parametrize("prefix", HTML)
def test_own_pages_speak_the_language_of_their_address(own, prefix):
    for path in OWN:
        page = own.get(prefix + path)
        assert (path, page.status_code) == (path, 200)
        assert f"<html {HTML[prefix]}>" in page.content.decode()
        assert page.content.decode().count("<h1") == 1


@pytest.mark.parametrize("prefix", ["/ar", "/zh"])
def test_words_of_the_library_are_translated(client, prefix):
    html = client.get(f"{prefix}/accounts/login/").content.decode()
    assert "Forgot your password" not in html
    said = {"login": "a@b.org", "password": "x"}
    answer = client.post(f"{prefix}/accounts/login/", said)
    (told,) = answer.context["form"].non_field_errors()
    assert not told.isascii()


def test_strangers_are_led_to_sign_in(client):
    for path in OWN:
        if path in {"/accounts/logout/", "/accounts/2fa/totp/activate/"}:
            continue
        assert client.get(path).url.startswith(f"{SIGN_IN}?next={path}")


def test_no_cache_keeps_them_and_no_other_site_learns_their_address(client, own):
    paths = [*OWN, "/accounts/password/reset/", "/accounts/confirm-email/x:y/"]
    for path in paths:
        headers = own.get(path).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", STRANGER)
def test_trackers_are_dropped_and_unknown_names_refused(client, path):
    tracked = client.get(f"{path}?utm_source=x&next=/my/")
    odd = client.get(f"{path}?email=x")

    assert (tracked.status_code, tracked.url) == (302, f"{path}?next=%2Fmy%2F")
    assert odd.status_code == 400
    assert f'<a href="{path}">' in odd.content.decode()


LONG = "x" * 100_000
ODD = [
    {},
    dict.fromkeys((*NEW, "login", "password", "next", "code", "oldpassword"), LONG),
    dict.fromkeys((*NEW, "login", "password", "next"), "\u202e\ud7ff\x01'\"<b>"),
    {"email": "a@b.org", "action_send": "1"},
    {"email": "x" * 300, "action_remove": "1"},
    {"email": "a@b.org", "action_primary": "1"},
    {"next": "http://["},
]


@pytest.mark.parametrize("said", ODD)
def test_odd_forms_break_no_page(client, own, said):
    for path in (*STRANGER, *OWN, "/accounts/2fa/webauthn/add/"):
        assert own.post(path, said).status_code < 500
    own.logout()
    for path in (*STRANGER, *OWN):
        assert own.post(path, said).status_code < 500


@pytest.mark.parametrize(
    "path",
    ["2fa/webauthn/keys/1/remove/", "2fa/webauthn/keys/99999999999/edit/", "nothing/"],
)
def test_keys_of_others_are_not_there(own, path):
    with_app(UserFactory())
    assert own.get(f"/accounts/{path}").status_code == 404


def test_sign_up_is_found_from_the_sign_in_with_the_way(client):
    html = client.get(f"{SIGN_IN}?next=/submit/project/").content.decode()
    assert f'<a href="{SIGN_UP}?next=%2Fsubmit%2Fproject%2F">' in html
    assert '<input type="hidden" name="next" value="/submit/project/">' in html
