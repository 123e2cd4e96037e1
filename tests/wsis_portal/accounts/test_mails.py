"""What is mailed about an account: in whose words, by which way, with which link."""

from smtplib import SMTPRecipientsRefused

import pytest
from allauth.account.models import EmailAddress
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks_db.models import DBTaskResult

from tests.wsis_portal.accounts.people import (
    NEW,
    SIGN_UP,
    is_in,
    link_in,
    person,
    prove,
    sign_in,
)
from wsis_portal.jobs import worker

pytestmark = pytest.mark.django_db

RESET, EMAIL = "/accounts/password/reset/", "/accounts/email/"


class Away(BaseEmailBackend):
    def send_messages(self, messages):
        raise OSError("no route to the mail server")


class Refusing(BaseEmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such person")})


@pytest.fixture
def queued(settings):
    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}


def test_french_person_is_written_to_in_french(client, deliver, mailoutbox):
    with deliver():
        client.post(SIGN_UP, {**NEW, "language": "fr"})
    assert link_in(mailoutbox[0]).startswith("/fr/accounts/confirm-email/")

    person(email="amelie@example.org", language="fr", name="Amélie")
    with deliver():
        client.post(RESET, {"email": "amelie@example.org"})
    assert link_in(mailoutbox[1]).startswith("/fr/accounts/password/reset/key/")
    assert "Bonjour Amélie" in mailoutbox[1].body


def test_change_is_told_in_the_language_of_the_person(client, deliver, mailoutbox):
    user = person(language="es")
    sign_in(client, user.email)
    said = {
        "oldpassword": "the-radio-of-the-village",
        "password1": "otra-palabra-larga",
    }

    with deliver():
        client.post(
            "/accounts/password/change/", said, headers={"user-agent": "<Desk>"}
        )

    (told,) = mailoutbox
    assert told.subject == "Contraseña modificada"
    assert "127.0.0.1" in told.body
    assert "<Desk>" in told.body


def test_link_leads_to_the_portal_whatever_the_browser_says(
    client, deliver, mailoutbox, settings
):
    settings.SITE_URL = "https://portal.example.org"
    user = person()

    with deliver():
        client.post(RESET, {"email": user.email}, headers={"host": "localhost"})

    assert "https://portal.example.org/accounts/password" in mailoutbox[0].body
    assert "localhost" not in mailoutbox[0].body
    assert mailoutbox[0].content_subtype == "plain"


@pytest.mark.usefixtures("queued")
def test_job_holds_no_password_no_token_and_no_link(client):
    person(email="known@example.org")
    for email in ("new@example.org", "known@example.org"):
        client.post(SIGN_UP, {**NEW, "email": email, "next": "/submit/project/"})
        client.cookies.clear()
    client.post(RESET, {"email": "known@example.org"})
    address = EmailAddress.objects.get(email="new@example.org")
    known = EmailAddress.objects.get(email="known@example.org").user

    jobs = DBTaskResult.objects.order_by("enqueued_at")

    assert [job.args_kwargs["args"] for job in jobs] == [
        [address.pk, "/submit/project/"],
        [known.pk],
        [known.pk],
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("queued")
def test_worker_sends_what_was_queued(client, mailoutbox):
    client.post(SIGN_UP, NEW)
    assert mailoutbox == []

    worker.make_worker().run()

    assert client.post(link_in(mailoutbox[0])).url == "/my/"
    assert is_in(client)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("queued")
def test_job_of_an_address_that_is_gone_does_nothing(client, mailoutbox):
    client.post(SIGN_UP, NEW)
    EmailAddress.objects.all().delete()

    worker.make_worker().run()

    assert mailoutbox == []
    assert [job.status for job in DBTaskResult.objects.all()] == ["SUCCESSFUL"]


@pytest.mark.parametrize("server", [Away, Refusing])
def test_mail_server_that_is_down_blocks_no_page(
    client, deliver, settings, caplog, server
):
    settings.EMAIL_BACKEND = f"{__name__}.{server.__name__}"

    with deliver():
        answer = client.post(SIGN_UP, NEW)

    assert answer.url == "/accounts/confirm-email/"
    assert NEW["email"] not in caplog.text
    assert caplog.text != ""


def test_address_changes_once_the_new_one_is_proved(client, deliver, mailoutbox):
    user = person(email="old@example.org")
    sign_in(client, user.email)
    prove(client)

    with deliver():
        client.post(EMAIL, {"email": "new@example.org", "action_add": "1"})
    user.refresh_from_db()
    assert (user.email, mailoutbox[0].to) == ("old@example.org", ["new@example.org"])
    with deliver():
        client.post(link_in(mailoutbox[0]))

    user.refresh_from_db()
    assert user.email == "new@example.org"
    assert [a.email for a in EmailAddress.objects.all()] == ["new@example.org"]
    assert (mailoutbox[1].subject, mailoutbox[1].to) == (
        "Email Changed",
        ["old@example.org"],
    )


def test_address_of_somebody_else_is_not_told_nor_taken(client, deliver, mailoutbox):
    person(email="known@example.org")
    user = person(email="awa@example.org")
    sign_in(client, user.email)
    prove(client)

    with deliver():
        answer = client.post(EMAIL, {"email": "known@example.org", "action_add": "1"})
    client.post(link_in(mailoutbox[0]))

    user.refresh_from_db()
    assert answer.url == EMAIL
    assert user.email == "awa@example.org"
    assert [mail.to for mail in mailoutbox] == [["known@example.org"]]


def test_address_changes_with_the_password_alone(client):
    user = person()
    sign_in(client, user.email)

    answer = client.post(
        "/accounts/email/", {"email": "x@example.org", "action_add": "1"}
    )

    assert answer.url.startswith("/accounts/reauthenticate/?next=")
    assert EmailAddress.objects.count() == 1
