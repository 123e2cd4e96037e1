"""What a key opens, and what is said to one that opens nothing."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import ProjectFactory, UserFactory, bearer, key_of
from wsis_portal.accounts.models import ApiKey

pytestmark = pytest.mark.django_db

OWN, PUBLIC = "/api/v1/submissions/", "/api/v1/projects/"
WRONG = "This key is not valid, or not any more."
NONE = (
    "This address needs a key. Make one at /my/keys/ and send it in the header"
    " Authorization: Bearer."
)
MADE_UP = f"wsis_12ab34cd_{'0a' * 32}"


@pytest.fixture
def refusing(client):
    """The problem details with which the own rows are refused to a header."""

    def ask(said):
        headers = {"authorization": said} if said is not None else {}
        answer = client.get(OWN, headers=headers)
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"] == "Bearer"
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["Cache-Control"] == "private, no-store"
        assert "Authorization" in answer["Vary"]
        return answer.json()

    return ask


def test_key_opens_what_is_its_persons(client):
    answer = client.get(OWN, headers=bearer(UserFactory()))
    assert (answer.status_code, answer.json()["count"]) == (200, 0)
    assert answer["Cache-Control"] == "private, no-store"
    assert "Authorization" in answer["Vary"]


def test_scheme_is_read_in_any_case(client):
    _key, word = key_of(UserFactory())
    for said in (f"bearer {word}", f"BEARER  {word} "):
        assert client.get(OWN, headers={"authorization": said}).status_code == 200


def test_unknown_revoked_expired_and_closed_are_told_alike(refusing, time_machine):
    closed = UserFactory()
    words = {name: key_of(UserFactory(), name) for name in ("revoked", "expired")}
    words["closed"] = key_of(closed)
    closed.is_active = False
    closed.save()
    words["revoked"][0].delete()
    yesterday = timezone.localdate() - timedelta(days=1)
    ApiKey.objects.filter(name="expired").update(expires_on=yesterday)

    said = [refusing(f"Bearer {word}") for _key, word in words.values()]
    said.append(refusing(f"Bearer {MADE_UP}"))

    assert said == [said[0]] * 4
    assert (said[0]["code"], said[0]["detail"]) == ("authentication-failed", WRONG)


@pytest.mark.parametrize(
    "word", ["", "x", "wsis_", MADE_UP[:-1], MADE_UP + " x", "é", "\x7f", "0" * 7000]
)
def test_malformed_key_is_refused(refusing, word):
    assert refusing(f"Bearer {word}")["code"] == "authentication-failed"


@pytest.mark.parametrize("said", [None, "", "Basic YTpi", MADE_UP, "Token x"])
def test_who_sends_no_key_learns_where_one_is_made(refusing, said):
    problem = refusing(said)
    assert (problem["code"], problem["detail"]) == ("not-authenticated", NONE)


def test_session_of_a_browser_is_no_key(client, refusing):
    client.force_login(UserFactory())
    assert refusing(None)["code"] == "not-authenticated"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_other_methods_need_a_key_too(client, method):
    assert getattr(client, method)(OWN).status_code == 401


def test_public_answers_are_the_same_with_any_key_and_without(client):
    ProjectFactory()
    _key, word = key_of(UserFactory())
    plain = client.get(PUBLIC)

    for said in (f"Bearer {word}", f"Bearer {MADE_UP}", "Bearer", "Basic YTpi"):
        answer = client.get(PUBLIC, headers={"authorization": said})
        assert answer.content == plain.content
        assert answer.headers == plain.headers

    assert "Authorization" not in plain["Vary"]
    assert ApiKey.objects.get().last_used_on is None


def test_key_reaches_no_line_of_the_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    _key, word = key_of(UserFactory())

    client.get(OWN, headers={"authorization": f"Bearer {word}"})
    client.get(OWN, headers={"authorization": f"Bearer {word}0"})
    client.get(OWN, headers={"authorization": word})

    assert word.rpartition("_")[2] not in caplog.text


def test_key_is_in_no_report_of_an_error(client, rf):
    from django.views.debug import ExceptionReporter  # noqa: PLC0415

    request = rf.get(OWN, headers={"authorization": f"Bearer {MADE_UP}"})

    text = ExceptionReporter(request, None, None, None).get_traceback_text()

    assert "HTTP_AUTHORIZATION" in text
    assert MADE_UP not in text


def test_use_of_a_key_is_seen_the_same_day(client):
    key, word = key_of(UserFactory())

    client.get(OWN, headers={"authorization": f"Bearer {word}"})

    key.refresh_from_db()
    assert key.last_used_on == timezone.localdate()
