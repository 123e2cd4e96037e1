"""Anybody says what is wrong on a public page."""

import re

import pytest
from django.test import Client

from stocktaking.models import ErrorReport, Tombstone
from tests.factories import CountryFactory, OrganisationFactory, UserFactory, record

pytestmark = pytest.mark.django_db

SAID = {"words": "Where is the\r\nmap?", "email": "", "homepage": ""}
WAY = "/report-a-problem/countries/sn/"
LONG = "x" * 90


def kept():
    names = ("page", "register", "reference", "words", "email", "language", "reporter")
    return list(ErrorReport.objects.values_list(*names))


def promised():
    return record("commitment")


def door(client, address):
    """Where the link in the foot of a page leads, or nothing."""
    found = re.findall(r'wrong-here screen"><a href="(.*?)"', client.get(address).text)
    return found[0] if found else ""


def test_stranger_reports_a_problem_and_is_thanked_and_led_back(client):
    CountryFactory(code="SN")

    answer = client.post(f"/fr{WAY}", SAID | {"email": "li@example.org"}, follow=True)

    said = ("/countries/sn/", "", "", "Where is the\nmap?", "li@example.org", "fr")
    assert kept() == [(*said, None)]
    assert answer.redirect_chain == [(f"/fr{WAY}thanks/", 302)]
    assert '<a href="/fr/countries/sn/">' in answer.text
    assert client.get("/fr/countries/sn/").status_code == 200


def test_person_who_is_signed_in_is_known(client):
    awa = UserFactory(email="awa@example.org")
    client.force_login(awa)
    form = client.get(WAY).context["form"]

    client.post(WAY, SAID)

    ((*_said, email, language, reporter),) = kept()
    assert form["email"].value() == "awa@example.org"
    assert (email, language, reporter) == ("", "en", awa.pk)


@pytest.mark.parametrize(
    "path",
    ["/", "/projects/", "/countries/sn/", "/about/design/", "/countries/zz/"],
)
@pytest.mark.parametrize("prefix", ["", "/ar", "/zh"])
def test_every_public_page_leads_to_the_form(client, path, prefix):
    CountryFactory(code="SN")

    way = door(client, f"{prefix}{path}")

    assert way == f"{prefix}/report-a-problem{path}"
    client.post(way, SAID)
    assert [found[0] for found in kept()] == [path]


def test_name_of_an_organisation_may_be_in_any_script(client):
    page = OrganisationFactory(name="إذاعة القرية").get_absolute_url()

    client.post(door(client, page), SAID)

    (found,) = ErrorReport.objects.all()
    assert client.get(found.page_url).status_code == 200


def test_search_leads_to_the_page_of_all(client):
    assert door(client, "/projects/?q=radio") == "/report-a-problem/projects/"


def test_page_of_a_record_leads_to_what_is_said_of_the_record(client):
    rows = {row.reference: row.get_absolute_url() for row in (record(), promised())}

    for reference, path in rows.items():
        way = door(client, f"/fr{path}")
        assert client.get(way).url == f"/fr/report-an-error/{reference}/"


def test_page_of_a_record_that_is_gone_is_a_page(client):
    Tombstone.objects.create(register="project", reference="WSIS-P-000001", words="x")

    way = door(client, "/projects/WSIS-P-000001/")

    assert client.get(way).status_code == 200
    client.post(way, SAID)
    assert [found[:2] for found in kept()] == [("/projects/WSIS-P-000001/", "")]


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/login/",
        "/my/",
        "/my/keys/",
        "/submit/project/",
        WAY,
        f"{WAY}thanks/",
        "/no-such-page/",
        "/admin/",
    ],
)
def test_pages_of_one_person_and_forms_have_no_such_link(client, address):
    client.force_login(UserFactory(is_staff=True))
    assert door(client, address) == ""


NO_PAGES = [
    "no-such-page",
    "fr/countries/sn",
    "countries//sn",
    "/evil.example",
    "https://evil.example",
    "https:/evil.example",
    "my",
    "my/drafts",
    "admin",
    "admin/stocktaking/submission",
    "accounts/login",
    "submit/project",
    "projects/WSIS-P-000001/edit",
    "golden-book/WSIS-G-000001/report",
    "api/v1",
    "api/v1/projects",
    "projects/suggestions",
    "feeds/projects.atom",
    "healthz",
    "sitemap.xml",
    "static/css/base.css",
    "report-a-problem",
    "report-an-error/WSIS-P-000001",
    "organisations/Radio free",
    "organisations/<b>",
    f"organisations/{LONG}{LONG}{LONG}",
]


@pytest.mark.parametrize("page", NO_PAGES)
@pytest.mark.parametrize("end", ["/", "/thanks/"])
def test_what_is_no_public_page_has_no_form(client, page, end):
    record(reference="WSIS-P-000001")

    answers = [client.get(f"/report-a-problem/{page}{end}")]
    answers.append(client.post(f"/report-a-problem/{page}{end}", SAID))

    assert [answer.status_code for answer in answers[:1]] == [404]
    assert answers[1].status_code in {404, 405}
    assert kept() == []


def test_nothing_but_the_path_is_asked(client):
    assert client.get(f"{WAY}?next=https://evil.example/").status_code == 400
    assert "evil.example" not in client.get(f"{WAY}thanks/").text


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"words": " "}, "words"),
        ({"words": "x" * 2001}, "words"),
        ({"email": "li at example"}, "email"),
    ],
)
def test_wrong_answers_are_told_and_no_word_is_lost(client, wrong, name):
    answer = client.post(WAY, {**SAID, "email": "li@example.org", **wrong})

    form = answer.context["form"]
    assert (answer.status_code, set(form.errors), kept()) == (422, {name}, [])
    assert form["words"].value() == {**SAID, **wrong}["words"]


def test_program_that_fills_every_field_is_thanked_for_nothing(client):
    answer = client.post(WAY, SAID | {"homepage": "https://spam.example/"})

    assert (answer.status_code, kept()) == (302, [])


def test_form_of_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post(WAY, SAID).status_code == 403
    assert kept() == []


def test_reports_of_pages_and_of_records_are_counted_together(client):
    row = record()
    ways = [f"/report-an-error/{row.reference}/", *[WAY] * 5]

    answers = [client.post(way, SAID) for way in ways]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert answers[-1].context["form"]["words"].value() == SAID["words"]
    assert len(kept()) == 5


def test_words_go_along_to_another_language(client):
    there = client.post(WAY, SAID | {"in-language": "ar"})

    answer = client.get(there.url)

    assert there.url == f"/ar{WAY}"
    assert answer.context["form"]["words"].value() == SAID["words"]
    assert (answer.context["unsent"], kept()) == (True, [])


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", "{{ 7|add:7000 }}"])
def test_payloads_are_shown_as_text(client, payload):
    sent = {"words": payload, "email": payload, "homepage": payload}

    shown = client.post(WAY, sent).text

    assert "<script>alert" not in shown
    assert "7007" not in shown


def test_what_was_said_is_on_no_public_page(client):
    """One person sees what another said nowhere, the thanks included."""
    client.post(WAY, SAID | {"words": "Kanarienvogel", "email": "li@example.org"})
    assert len(kept()) == 1

    other = Client()
    pages = ["/", "/countries/", WAY, f"{WAY}thanks/", "/decisions/", "/api/v1/"]
    shown = "".join(other.get(page).text for page in pages)

    assert "Kanarienvogel" not in shown
    assert "li@example.org" not in shown


def test_form_asks_the_database_for_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(WAY)
        client.get(f"{WAY}thanks/")
