"""One's own data: a file, and erasure by address and password."""

import json

import pytest

from tests.factories import SubmissionFactory, UserFactory, document, text

pytestmark = pytest.mark.django_db

PASSWORD = "a long secret"


@pytest.fixture
def ana(client):
    user = UserFactory(email="ana@example.org", name="Ana")
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    return user


def test_file_holds_the_own_words_and_is_kept_by_no_cache(client, ana):
    SubmissionFactory(submitter=ana, document=document(texts=[text("Ràdio")]))
    answer = client.get("/my/data/")
    assert "Ràdio" in answer.text
    assert json.loads(answer.text)["account"]["email"] == "ana@example.org"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("email", "password"),
    [("ana@example.org", "wrong"), ("bo@example.org", PASSWORD), ("", "")],
)
def test_wrong_words_erase_nothing(client, ana, email, password):
    answer = client.post("/my/erase/", {"email": email, "password": password})
    ana.refresh_from_db()
    assert (answer.status_code, ana.is_active) == (422, True)
    assert PASSWORD not in answer.text


def test_guesses_of_the_password_are_limited(client, ana):
    guess = {"email": "ana@example.org", "password": "wrong"}
    answers = [client.post("/my/erase/", guess).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    assert client.get("/my/erase/").status_code == 200


def test_account_is_erased_and_a_page_says_so(
    client, ana, django_capture_on_commit_callbacks
):
    typed = {"email": "ANA@example.org", "password": PASSWORD}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/my/erase/", typed, follow=True)
    ana.refresh_from_db()
    assert answer.request["PATH_INFO"] == "/my/erased/"
    assert "Your account is closed" in answer.text
    assert (ana.is_active, ana.email.partition("@")[2]) == (False, "portal.invalid")
    assert client.get("/my/").status_code == 302


def test_account_without_a_password_is_erased_by_its_address(client):
    user = UserFactory(email="bo@example.org", password=None)
    client.force_login(user)
    assert "password" not in client.get("/my/erase/").context["form"].fields
    client.post("/my/erase/", {"email": "bo@example.org"})
    user.refresh_from_db()
    assert not user.is_active
