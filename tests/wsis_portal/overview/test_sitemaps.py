"""What search engines are told: all public pages, and where nothing is for them."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stocktaking.models import Tombstone
from tests.factories import (
    ActionLineFactory,
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    SubmissionFactory,
    TargetFactory,
)
from wsis_portal.overview import sitemaps

pytestmark = pytest.mark.django_db
SITE = "https://portal.example"
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
DAY = datetime(2026, 5, 19, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml"
    return ElementTree.fromstring(answer.content)


def places(client, address):
    found = read(client, address).iterfind(".//s:loc", NS)
    return [one.text.removeprefix(SITE) for one in found]


def test_index_names_each_section(client):
    assert places(client, "/sitemap.xml") == [
        f"/sitemap-{name}.xml" for name in sitemaps.SECTIONS
    ]


def test_portal_is_named_whatever_name_it_was_asked_under(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    index = client.get("/sitemap.xml", headers={"host": "alias.example"})
    assert "alias.example" not in index.text
    assert index.text.count(f"<loc>{SITE}/") == len(sitemaps.SECTIONS)


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-projects.xml"])
def test_sitemaps_are_read_alone_and_kept_for_an_hour(client, address):
    answer = client.get(address)
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert answer["X-Robots-Tag"] == "noindex, noodp, noarchive"
    refused = [client.generic(one, address) for one in ("OPTIONS", "TRACE", "POST")]
    assert {one.status_code for one in refused} == {405}


def test_register_is_told_in_parts(client, monkeypatch):
    monkeypatch.setattr(sitemaps.Section, "limit", 2)
    rows = [ProjectFactory() for _row in range(3)]

    index = places(client, "/sitemap.xml")
    second = places(client, "/sitemap-projects.xml?p=2")

    assert "/sitemap-projects.xml?p=2" in index
    assert second == [f"/projects/{rows[2].reference}/"]
    assert client.get("/sitemap-projects.xml?p=3").status_code == 404


def test_record_stands_with_its_languages_and_its_last_change(client):
    row = ProjectFactory(updated_at=DAY)

    (url,) = read(client, "/sitemap-projects.xml").findall("s:url", NS)

    path = f"/projects/{row.reference}/"
    assert url.find("s:loc", NS).text == SITE + path
    assert url.find("s:lastmod", NS).text == "2026-05-19"
    links = [one.attrib for one in url.findall("x:link", NS)]
    assert {one["hreflang"]: one["href"] for one in links} == {
        "en": SITE + path,
        "fr": f"{SITE}/fr{path}",
        "es": f"{SITE}/es{path}",
        "ar": f"{SITE}/ar{path}",
        "zh": f"{SITE}/zh{path}",
        "ru": f"{SITE}/ru{path}",
        "x-default": SITE + path,
    }


def test_sections_hold_what_is_public_and_no_more(client):
    promise = CommitmentFactory(lines=[])
    SubmissionFactory(state="submitted")
    OrganisationFactory()  # whose records were taken down
    Tombstone.objects.create(reference="WSIS-G-999999", register="commitment")
    CountryFactory(code="SN")
    ActionLineFactory(code="C3")
    TargetFactory(letter="e")

    told = {name: places(client, f"/sitemap-{name}.xml") for name in sitemaps.SECTIONS}

    assert told.pop("pages") == [
        *("/", "/projects/", "/golden-book/", "/action-lines/", "/targets/"),
        *("/countries/", "/chronology/", "/statistics/", "/statistics/map/"),
        *("/golden-book/statistics/", "/decisions/", "/reports/", "/about/"),
        *("/organisations/", "/terms/", "/privacy/", "/accessibility/"),
        "/about/design/",
    ]
    assert told == {
        "projects": [],
        "commitments": [f"/golden-book/{promise.reference}/"],
        "organisations": [promise.organisation.get_absolute_url()],
        "countries": ["/countries/sn/"],
        "action-lines": ["/action-lines/c3/"],
        "targets": ["/targets/e/"],
    }


def test_every_page_that_is_told_of_is_there(client):
    ProjectFactory(countries=["SN"], targets=["e"])
    CommitmentFactory()

    told = [
        address
        for name in sitemaps.SECTIONS
        for address in places(client, f"/sitemap-{name}.xml")
    ]

    assert {client.get(address).status_code for address in told} == {200}


@pytest.mark.parametrize("number", [1, 3])
def test_register_costs_two_queries(client, number):
    for _row in range(number):
        ProjectFactory()

    with CaptureQueriesContext(connection) as queries:
        client.get("/sitemap-projects.xml")

    assert len(queries) == 2  # how many there are; those of the part


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sitemap-secrets.xml", 404),
        ("/sitemap-projects.xml?p=x", 404),
        ("/sitemap-projects.xml?p=0", 404),
        ("/sitemap-projects.xml?p=-1", 404),
        ("/sitemap-projects.xml?p=99999999999999999999", 404),
        ("/sitemap-projects.xml?page=2", 400),
        ("/sitemap.xml?p=2", 400),
        ("/fr/sitemap.xml", 404),
    ],
)
def test_other_addresses_are_refused(client, address, status):
    assert client.get(address).status_code == status


def test_robots_are_told_where_nothing_is_for_them(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /accounts/",
        "Disallow: /*/accounts/",
        "Disallow: /admin/",
        "Disallow: /*/admin/",
        "Disallow: /my/",
        "Disallow: /*/my/",
        "Disallow: /submit/",
        "Disallow: /*/submit/",
        "Allow: /",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]
