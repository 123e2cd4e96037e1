"""Feeds: what a search finds, as it is published, for programs that follow."""

from datetime import UTC, datetime
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import CommitmentFactory, OrganisationFactory, ProjectFactory, text

pytestmark = pytest.mark.django_db
SITE = "https://portal.example"
NS = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DAY = datetime(2026, 5, 19, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def titles(client, address):
    found = read(client, address).findall("a:entry/a:title", NS)
    return [one.text for one in found]


def value(node, path):
    return node.find(path, NS).text


def test_entry_says_who_does_what_since_when(client):
    owner = OrganisationFactory(name="Radio & Trust")
    words = {"summary": "Farmers <hear> prices."}
    row = ProjectFactory(
        texts=[text("Radio & voix", "fr", **words)],
        organisation=owner,
        countries=["CH"],
        published_at=DAY,
        updated_at=DAY.replace(day=21),
    )

    feed = read(client, "/ar/feeds/projects.atom")

    (entry,) = feed.findall("a:entry", NS)
    address = f"{SITE}/projects/{row.reference}/"
    assert entry.attrib == {LANGUAGE: "fr"}
    assert value(entry, "a:title") == "Radio & voix"
    assert value(entry, "a:id") == address
    link = entry.find("a:link", NS).attrib["href"]
    assert link == f"{SITE}/ar/projects/{row.reference}/"
    assert value(entry, "a:published") == "2026-05-19T10:00:00+00:00"
    assert value(entry, "a:updated") == "2026-05-21T10:00:00+00:00"
    assert value(entry, "a:author/a:name") == "Radio & Trust"
    assert value(entry, "a:summary") == (
        "<p>Radio &amp; Trust · Country CH</p><p>Farmers &lt;hear&gt; prices.</p>"
    )
    assert entry.find("a:category", NS).attrib == {"term": "C3"}


def test_feed_names_itself_with_its_question(client):
    feed = read(client, "/fr/feeds/projects.atom?level=local&q=radio")

    links = {
        one.attrib["rel"]: one.attrib["href"] for one in feed.findall("a:link", NS)
    }
    asked = "?level=local&q=radio"
    assert feed.attrib == {LANGUAGE: "fr"}
    assert value(feed, "a:title") == "Projets: radio, Local"
    assert links == {
        "self": f"{SITE}/fr/feeds/projects.atom{asked}",
        "alternate": f"{SITE}/fr/projects/{asked}",
    }


def test_feed_finds_what_the_catalogue_finds_newest_first(client):
    for n, level in enumerate(["local", "national", "local"]):
        ProjectFactory(
            texts=[text(f"Radio {n}")], level=level, published_at=DAY.replace(day=n + 1)
        )
    assert titles(client, "/feeds/projects.atom?level=local&q=radio") == [
        "Radio 2",
        "Radio 0",
    ]


@pytest.mark.parametrize(
    "order", ["published_at", "relevance", "-vouched_on", "reference"]
)
def test_newest_are_first_whatever_the_order_of_the_question(client, order):
    for n in range(3):
        ProjectFactory(texts=[text(f"Radio {n}")], published_at=DAY.replace(day=n + 1))
    found = titles(client, f"/feeds/projects.atom?ordering={order}&q=radio")
    assert found == ["Radio 2", "Radio 1", "Radio 0"]


def test_golden_book_has_a_feed_of_its_own(client):
    ProjectFactory()
    CommitmentFactory(texts=[text("Radios for all")], fulfilment="completed")
    CommitmentFactory(texts=[text("Not this one")])
    address = "/feeds/commitments.atom?fulfilment=completed"
    assert titles(client, address) == ["Radios for all"]


def test_newest_fifty_are_told(client):
    for _row in range(51):
        ProjectFactory()
    assert len(titles(client, "/feeds/projects.atom")) == 50


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("action_lien=C2", "action_lien: There is no filter of this name."),
        ("page=2", "page: There is no filter of this name."),
        ("country=Atlantis", "country: ATLANTIS is not known here."),
    ],
)
def test_unknown_part_of_a_question_is_refused_in_plain_words(client, asked, named):
    answer = client.get(f"/feeds/projects.atom?{asked}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == f"{named}\n"


def test_trackers_are_dropped(client):
    answer = client.get("/feeds/projects.atom?utm_source=x&level=local")
    assert answer["Location"] == "/feeds/projects.atom?level=local"


def test_feed_is_told_again_only_when_something_was_published(client):
    ProjectFactory(published_at=DAY, updated_at=DAY)
    address = "/feeds/projects.atom"
    first = client.get(address)
    known = {"if-none-match": first["ETag"]}

    same = client.get(address, headers=known)
    since = client.get(address, headers={"if-modified-since": first["Last-Modified"]})
    ProjectFactory()
    changed = client.get(address, headers=known)

    assert first["Last-Modified"] == "Tue, 19 May 2026 10:00:00 GMT"
    assert first["Cache-Control"] == "public, max-age=300"
    assert [same.status_code, since.status_code] == [304, 304]
    assert changed.status_code == 200


def test_letters_that_xml_has_not_are_left_out(client):
    ProjectFactory(texts=[text("Radio\x0b one", summary="a\x1fb")])
    assert titles(client, "/feeds/projects.atom") == ["Radio one"]


@pytest.mark.parametrize("address", ["projects", "commitments"])
@pytest.mark.parametrize("typed", ["\x01", "\x0b", "\x1b", "\ufffe", "\uffff"])
def test_letters_that_xml_has_not_can_be_asked_for(client, address, typed):
    feed = read(client, f"/feeds/{address}.atom?q=radio{quote(typed)}one")
    assert value(feed, "a:title").endswith(": radio one")


ODD = st.characters(categories=["Cc", "Cf", "Cn", "L"], exclude_characters="\0")


@settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(ODD, max_size=9))
def test_whatever_is_asked_for_a_feed_can_be_read(client, typed):
    read(client, f"/feeds/projects.atom?q={quote(typed)}")


@pytest.mark.parametrize("number", [1, 3])
def test_feed_costs_the_same_for_any_number(client, number):
    for _row in range(number):
        ProjectFactory(countries=["CH"], lines=["C3", "C9"])

    with CaptureQueriesContext(connection) as queries:
        client.get("/feeds/projects.atom")

    assert len(queries) == 6
    # edition for the tag and for the total; the total; keys; rows; names of countries


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/projects/?q=voix+%26&page=1", f"/feeds/projects.atom?q={quote('voix &')}"),
        ("/fr/golden-book/", "/fr/feeds/commitments.atom"),
        (
            "/projects/?level=local&ordering=published_at&view=table",
            "/feeds/projects.atom?level=local",
        ),
    ],
)
def test_catalogue_leads_to_the_feed_of_its_question(client, page, feed):
    html = client.get(page).content.decode()
    address = feed.replace("%20", "+")
    assert '<link rel="alternate" type="application/atom+xml"' in html
    assert html.count(f'href="{address}"') == 2


def test_words_that_were_corrected_are_followed_as_they_were_meant(client):
    ProjectFactory(texts=[text("Radio")])
    page = client.get("/projects/?q=raido")
    assert page.context["feed"] == "/feeds/projects.atom?q=radio"
    assert titles(client, page.context["feed"]) == ["Radio"]


def test_refused_question_has_no_feed(client):
    assert "feeds/" not in client.get("/projects/?action_lien=C2").content.decode()
