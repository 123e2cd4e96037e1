"""Anybody says what is wrong in a record."""

import pytest
from django.test import Client

from stocktaking.models import ErrorReport, Tombstone
from tests.factories import UserFactory, record, text

pytestmark = pytest.mark.django_db

SAID = {"words": "It ended in 2019,\r\nsays their site.", "email": "", "homepage": ""}


@pytest.fixture
def row():
    return record(texts=[text("Village radio")])


def way(row):
    return f"/report-an-error/{row.reference}/"


def kept():
    names = ("register", "reference", "words", "email", "language", "reporter")
    return list(ErrorReport.objects.values_list(*names))


def test_stranger_reports_an_error_and_is_thanked(client, row):
    answer = client.post(way(row), SAID | {"email": "li@example.org"}, follow=True)

    words = "It ended in 2019,\nsays their site."
    assert kept() == [("project", row.reference, words, "li@example.org", "en", None)]
    assert answer.redirect_chain == [(f"{way(row)}thanks/", 302)]
    assert "Thank you for your report" in answer.text


def test_person_who_is_signed_in_is_known(client, row):
    awa = UserFactory(email="awa@example.org")
    client.force_login(awa)
    form = client.get(f"/fr{way(row)}").context["form"]

    client.post(f"/fr{way(row)}", SAID)

    ((*_said, email, language, reporter),) = kept()
    assert form["email"].value() == "awa@example.org"
    assert (email, language, reporter) == ("", "fr", awa.pk)


@pytest.mark.parametrize("register", ["project", "commitment", "progress-report"])
def test_every_record_leads_to_the_form(client, register):
    row = record(register)
    about = getattr(row, "commitment", row)

    page = client.get(about.get_absolute_url()).text

    assert way(row) in page
    assert client.get(way(row)).status_code == 200
    client.post(way(row), SAID)
    assert ErrorReport.objects.get().register == register
    assert client.get(f"{way(row)}thanks/").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"words": " "}, "words"),
        ({"words": "x" * 2001}, "words"),
        ({"email": "li at example"}, "email"),
    ],
)
def test_wrong_answers_are_told_and_no_word_is_lost(client, row, wrong, name):
    answer = client.post(way(row), {**SAID, "email": "li@example.org", **wrong})

    form = answer.context["form"]
    assert (answer.status_code, set(form.errors), kept()) == (422, {name}, [])
    assert form["words"].value() == {**SAID, **wrong}["words"]


def test_words_go_along_to_the_record_that_stayed(client, row):
    stayed = record()
    Tombstone.objects.create(
        register="project", reference=row.reference, merged_into=stayed.reference
    )

    answer = client.post(way(row), SAID, follow=True)

    assert answer.redirect_chain == [(way(stayed), 302)]
    assert answer.context["form"]["words"].value() == SAID["words"]
    assert "They have not been sent yet" in answer.text
    assert kept() == []


def test_words_about_what_was_taken_down_meanwhile_are_shown(client, row):
    Tombstone.objects.create(register="project", reference=row.reference)

    answer = client.post(way(row), SAID | {"words": "It <b>ended</b>."})

    assert (answer.status_code, kept()) == (410, [])
    assert "It &lt;b&gt;ended&lt;/b&gt;." in answer.text
    assert client.get(way(row)).status_code == 410


def test_two_thousand_letters_may_have_ends_of_lines(client, row):
    client.post(way(row), SAID | {"words": "\r\n".join("x" * 1000) + "y"})
    assert len(ErrorReport.objects.get().words) == 2000


def test_program_that_fills_every_field_is_thanked_for_nothing(client, row):
    answer = client.post(way(row), SAID | {"homepage": "https://spam.example/"})

    assert (answer.status_code, kept()) == (302, [])


def test_form_of_another_site_is_refused(row):
    client = Client(enforce_csrf_checks=True)
    assert client.post(way(row), SAID).status_code == 403
    assert kept() == []


def test_too_many_reports_from_an_address_are_told_to_wait(client, row):
    answers = [client.post(way(row), SAID) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert answers[-1].context["form"]["words"].value() == SAID["words"]
    assert "Too many reports" in answers[-1].text
    assert len(kept()) == 5


def test_too_many_reports_of_a_person_from_many_addresses(client, row):
    client.force_login(UserFactory())
    statuses = [
        client.post(way(row), SAID, REMOTE_ADDR=f"192.0.2.{n}").status_code
        for n in range(21)
    ]
    assert statuses == [302] * 20 + [429]


def test_wrong_answers_do_not_count(client, row):
    for _ in range(7):
        client.post(way(row), SAID | {"words": ""})
    assert client.post(way(row), SAID).status_code == 302


def test_words_go_along_to_another_language(client, row):
    there = client.post(way(row), SAID | {"in-language": "ar"})

    answer = client.get(there.url)

    assert there.url == f"/ar{way(row)}"
    assert answer.context["form"]["words"].value() == SAID["words"]
    assert (answer.context["unsent"], kept()) == (True, [])


def test_words_survive_a_token_that_a_later_sign_in_made_stale(row):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())

    back = client.post(way(row), SAID | {"csrfmiddlewaretoken": "old"})

    assert (back.status_code, back.url) == (302, way(row))
    assert client.get(way(row)).context["form"]["words"].value() == SAID["words"]


def test_words_that_arrived_do_not_come_back(client, row):
    client.post(way(row), SAID | {"in-language": "en"})
    client.post(way(row), SAID)

    assert client.get(way(row)).context["form"]["words"].value() is None


@pytest.mark.parametrize("part", ["", "thanks/"])
def test_no_error_is_reported_in_what_is_not_public(client, row, part):
    other = record()
    gone = {"register": "project", "words": "Why."}
    Tombstone.objects.create(reference="WSIS-P-1", **gone)
    Tombstone.objects.create(reference="WSIS-P-2", merged_into=other.reference, **gone)

    statuses = {
        reference: client.get(f"/report-an-error/{reference}/{part}").status_code
        for reference in ("WSIS-P-1", "WSIS-P-2", "WSIS-P-3")
    }

    assert statuses == {"WSIS-P-1": 410, "WSIS-P-2": 301, "WSIS-P-3": 404}
    assert client.post("/report-an-error/WSIS-P-3/", SAID).status_code == 404


def test_words_that_cannot_be_stored_are_refused(client, row):
    answer = client.post(way(row), SAID | {"words": "a\0b"})

    assert (answer.status_code, kept()) == (400, [])


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", "{{ 7|add:7000 }}"])
def test_payloads_are_shown_as_text(client, row, payload):
    sent = {"words": payload, "email": payload, "homepage": payload}

    shown = client.post(way(row), sent).text

    assert "<script>alert" not in shown
    assert "7007" not in shown
