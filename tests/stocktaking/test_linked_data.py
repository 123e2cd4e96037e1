"""A record as search engines read it: what they are told is what the API tells."""

import json
import re

import pytest

from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    SdgFactory,
    TargetFactory,
    lines,
    record,
    text,
)

pytestmark = pytest.mark.django_db
SITE = "https://portal.example"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def graph(client, address):
    """The nodes of the page at ADDRESS by their type."""
    (script,) = SCRIPT.findall(client.get(address).content.decode())
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def full():
    """A published project that leaves out nothing of what is told."""
    for code in ("CH", "KE"):
        CountryFactory(code=code)
    TargetFactory(letter="e")
    SdgFactory(number=3)
    return record(
        countries=["CH", "KE"],
        ends_on="2026-03-31",
        languages=["fr", "sw"],
        action_lines=lines("C3", "C9"),
        targets=[{"target": "e"}],
        sdgs=[{"sdg": 3}],
        partners=[
            {"organisation": OrganisationFactory(name=name).reference, "role": role}
            for name, role in (("Giver", "funding"), ("Doer", "implementing"))
        ],
        awards=[{"scheme": "WSIS Prizes", "year": 2012, "level": "winner"}],
        identifiers=[{"scheme": "iati", "value": "XM-1"}],
    )


def api(client, row, resource):
    return client.get(f"/api/v1/{resource}/{row.reference}/").json()


def test_project_says_what_the_api_says(client):
    row = full()
    told = api(client, row, "projects")

    found = graph(client, row.get_absolute_url())

    page, project = found["WebPage"], found["Project"]
    address = f"{SITE}/projects/{row.reference}/"
    assert page["url"] == project["url"] == address
    assert page["name"] == project["name"] == told["texts"][0]["title"]
    assert page["version"] == told["revision"]
    assert page["datePublished"] == told["published_at"].replace("Z", "+00:00")
    assert page["dateModified"] == told["updated_at"].replace("Z", "+00:00")
    codes = [*(r["action_line"] for r in told["action_lines"])]
    codes += [r["target"] for r in told["targets"]]
    codes += [str(r["sdg"]) for r in told["sdgs"]]
    assert [term["termCode"] for term in page["about"]] == codes
    owner = {"name": told["organisation_name"], "identifier": told["organisation"]}
    assert project["parentOrganization"] == {"@type": "Organization", **owner}
    assert project["foundingDate"] == told["starts_on"]
    assert project["dissolutionDate"] == told["ends_on"]
    assert [c["identifier"] for c in project["areaServed"]] == told["countries"]
    assert project["knowsLanguage"] == told["languages"]
    assert [one["name"] for one in project["funder"]] == ["Giver"]
    assert [one["name"] for one in project["member"]] == ["Doer"]
    assert project["award"] == ["WSIS Prizes 2012: Winner"]
    assert [one["value"] for one in project["identifier"]] == [
        told["reference"],
        *(one["value"] for one in told["identifiers"]),
    ]


def test_commitment_says_what_the_api_says(client):
    row = CommitmentFactory(
        amount="1250000.10", currency="USD", starts_on="2025", fulfilment="completed"
    )
    told = api(client, row, "commitments")

    plan = graph(client, row.get_absolute_url())["PlanAction"]

    assert plan["agent"]["name"] == told["organisation_name"]
    assert plan["startTime"] == told["starts_on"]
    assert plan["actionStatus"] == "https://schema.org/CompletedActionStatus"
    assert plan["object"] == {
        "@type": "MonetaryAmount",
        "value": told["amount"],
        "currency": told["currency"],
    }


def test_commitment_stands_as_was_last_reported(client):
    row = CommitmentFactory(reported_fulfilment="in-progress", reported_until="2026")
    plan = graph(client, row.get_absolute_url())["PlanAction"]
    assert plan["actionStatus"] == "https://schema.org/ActiveActionStatus"


def test_nothing_is_made_up_where_nothing_is_recorded(client):
    row = ProjectFactory(organisation=None, lines=[])

    found = graph(client, row.get_absolute_url())

    assert found["Project"].keys() == {
        *("@type", "@id", "name", "description", "identifier", "url"),
    }
    assert found["WebPage"]["about"] == []


def test_trail_leads_from_the_home_page_to_the_record(client):
    row = ProjectFactory(texts=[text("Village radio")])

    trail = graph(client, f"/fr/projects/{row.reference}/")["BreadcrumbList"]

    assert [(one["name"], one["item"]) for one in trail["itemListElement"]] == [
        ("WSIS Stocktaking", f"{SITE}/fr/"),
        ("Projets", f"{SITE}/fr/projects/"),
        ("Village radio", f"{SITE}/fr/projects/{row.reference}/"),
    ]


def test_pages_of_all_languages_are_about_one_record(client):
    row = full()
    at = f"/projects/{row.reference}/"
    found = {way: graph(client, f"{way}{at}") for way in ("", "/ar", "/zh")}

    for way, nodes in found.items():
        page, address = nodes["WebPage"], f"{SITE}{way}{at}"
        assert page["@id"] == page["url"] == address
        assert page["inLanguage"] == (way[1:] or "en")
        assert nodes["BreadcrumbList"]["@id"] == page["breadcrumb"]["@id"]
        assert page["breadcrumb"]["@id"] == f"{address}#way"
        assert page["mainEntity"]["@id"] == nodes["Project"]["@id"]
    records = [nodes["Project"] for nodes in found.values()]
    assert {one["@id"] for one in records} == {f"{SITE}{at}#record"}
    assert {one["url"] for one in records} == {f"{SITE}{at}"}
    schemes = {str(one["identifier"]) for one in records}
    assert len(schemes) == 1
    assert [one["propertyID"] for one in records[0]["identifier"]] == ["WSIS", "iati"]


def test_words_of_a_record_cannot_end_the_script(client):
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    row = ProjectFactory(texts=[text(evil)])

    html = client.get(row.get_absolute_url()).content.decode()

    (script,) = SCRIPT.findall(html)
    assert not set("<>&") & set(script)
    assert graph(client, row.get_absolute_url())["Project"]["name"] == evil
