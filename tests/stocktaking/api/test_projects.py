import json
from datetime import UTC, datetime

import pytest

from stocktaking.models import Revision, Tombstone
from tests.factories.actionlines import (
    CountryFactory,
    RegionFactory,
    RegionMemberFactory,
    SdgFactory,
)
from tests.factories.stocktaking import (
    OrganisationFactory,
    ProjectFactory,
    SubmissionFactory,
    change_of,
    record,
    text,
)
from tests.wsis_portal.api.rows import full

pytestmark = pytest.mark.django_db

BESIDE = {
    *("url", "revision", "published_at", "updated_at"),
    *("reference", "organisation_name", "stakeholder", "endorsements"),
}


def references(client, **query):
    answer = client.get("/api/v1/projects/", query)
    assert answer.status_code == 200, answer.content
    return [row["reference"] for row in answer.json()["results"]]


def public_part(row):
    return {name: value for name, value in row.items() if name not in BESIDE}


def test_project_reads_back_as_it_was_published(client):
    row = record(**full(0), budget="1000.50", stage="ongoing")
    published = Revision.objects.get(reference=row.reference).public

    member = client.get(f"/api/v1/projects/{row.reference}/").json()
    (listed,) = client.get("/api/v1/projects/").json()["results"]

    assert public_part(member) == published
    assert listed == member


def test_project_shows_what_the_portal_knows_beside_the_document(client):
    organisation = OrganisationFactory(name="Radio", stakeholder_type="business")
    row = record(organisation=organisation.reference)
    row.__class__.objects.update(
        published_at=datetime(2026, 1, 2, tzinfo=UTC),
        updated_at=datetime(2026, 3, 4, 5, tzinfo=UTC),
    )

    found = client.get(f"/api/v1/projects/{row.reference.lower()}/").json()

    assert {name: found[name] for name in BESIDE} == {
        "reference": row.reference,
        "url": f"http://testserver/projects/{row.reference}/",
        "revision": 1,
        "organisation_name": "Radio",
        "stakeholder": "business",
        "endorsements": [],
        "published_at": "2026-01-02T00:00:00Z",
        "updated_at": "2026-03-04T05:00:00Z",
    }


def test_project_without_organisation_has_its_own_type(client):
    row = ProjectFactory(organisation=None, stakeholder_type="academia")

    found = client.get(f"/api/v1/projects/{row.reference}/").json()

    assert (found["organisation"], found["organisation_name"]) == (None, None)
    assert found["stakeholder"] == "academia"


def test_withdrawn_project_answers_410_with_date_and_reason(client):
    gone = Tombstone.objects.create(
        reference="WSIS-P-000007", register="project", words="Reported twice."
    )

    answer = client.get("/api/v1/projects/wsis-p-000007/")

    assert (answer.status_code, answer.json()["code"]) == (410, "withdrawn")
    assert answer["Content-Type"] == "application/problem+json"
    moment = gone.withdrawn_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    assert answer.json()["params"] == {
        "reference": "WSIS-P-000007",
        "withdrawn_at": moment,
        "reason": "",
        "words": "Reported twice.",
        "merged_into": "",
    }


@pytest.mark.parametrize("code", ["C7", "c7", "\u04217", "\u04417"])
def test_line_brings_its_sub_lines_however_it_is_typed(client, code):
    within = [
        ProjectFactory(lines=[one]) for one in ("C7", "C7-EHEALTH", "C7-ESCIENCE")
    ]
    ProjectFactory(lines=["C2"])

    found = references(client, action_line=code, ordering="reference")

    assert found == sorted(row.reference for row in within)


def test_sub_line_brings_itself_alone(client):
    health = ProjectFactory(lines=["C7-EHEALTH"])
    ProjectFactory(lines=["C7"])

    assert references(client, action_line="C7-EHEALTH") == [health.reference]


def test_misspelt_filter_is_refused_with_those_that_are_known(client):
    ProjectFactory()

    answer = client.get("/api/v1/projects/?action_lien=C2")

    assert answer.status_code == 400
    (problem,) = answer.json()["errors"]["action_lien"]
    assert problem["params"]["known"] == sorted(
        [
            *("q", "action_line", "target", "sdg", "country", "region", "commission"),
            *("group", "stakeholder_type", "organisation", "partner", "activity_type"),
            *(
                "level",
                "area",
                "stage",
                "language",
                "collection",
                "year_from",
                "year_to",
            ),
            *("updated_since", "ordering", "fields", "lang", "format"),
            *("page", "page_size"),
        ]
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("action_line", "C12"),
        ("action_line", ""),
        ("target", "k"),
        ("sdg", "18"),
        ("sdg", "x"),
        ("sdg", "9" * 18),
        ("country", "XX"),
        ("region", "LDC"),
        ("stakeholder_type", "ngo"),
        ("organisation", "WSIS-O-999999"),
        ("activity_type", "PROJECT"),
        ("level", "global"),
        ("area", "x"),
        ("stage", "draft"),
        ("language", "EN"),
        ("collection", "prize-1999"),
        ("year_from", "0"),
        ("year_to", "soon"),
        ("updated_since", "yesterday"),
        ("ordering", "title"),
        ("q", "x" * 301),
    ],
)
def test_unknown_value_is_400_and_names_the_filter(client, name, value):
    RegionFactory(scheme="group", code="LDC")
    ProjectFactory()

    answer = client.get("/api/v1/projects/", {name: value})

    assert (answer.status_code, list(answer.json()["errors"])) == (400, [name])


@pytest.mark.parametrize(
    "query",
    [
        {"q": "bicycle"},
        {"action_line": "C1"},
        {"target": "B"},
        {"sdg": "9"},
        {"country": "ch"},
        {"region": "EUR"},
        {"commission": "ECE"},
        {"group": "LLDC"},
        {"stakeholder_type": "academia"},
        {"activity_type": "toolkit"},
        {"level": "local"},
        {"area": "applications"},
        {"stage": "planned"},
        {"language": "fr"},
        {"collection": "Prize-2012"},
        {"year_from": "2020", "year_to": "2021"},
        {"updated_since": "2026-05-01T00:00:00Z"},
    ],
)
def test_each_filter_narrows_the_list(client, query):
    for scheme, code in [("region", "EUR"), ("commission", "ECE"), ("group", "LLDC")]:
        region = RegionFactory(scheme=scheme, code=code)
        RegionMemberFactory(region=region, country=CountryFactory(code="CH"))
    wanted = ProjectFactory(
        lines=["C1"],
        targets=["b"],
        sdgs=[9],
        countries=["CH"],
        collections=["prize-2012"],
        texts=[text("Bicycle"), text("Vélo", "fr")],
        organisation=OrganisationFactory(stakeholder_type="academia"),
        activity_type="toolkit",
        level="local",
        area="applications",
        stage="planned",
        year=2020,
        updated_at=datetime(2026, 6, 1, tzinfo=UTC),
    )
    other = ProjectFactory(
        lines=["C2"],
        targets=["a"],
        sdgs=[8],
        countries=["FR"],
        collections=["stocktaking"],
        level="national",
        stage="ongoing",
        year=2019,
        updated_at=datetime(2026, 4, 1, tzinfo=UTC),
    )

    found = references(client, **query)

    assert found == [wanted.reference]
    assert sorted(references(client)) == sorted([wanted.reference, other.reference])


def test_one_name_twice_is_any_and_two_names_are_both(client):
    SdgFactory(number=5)
    first = ProjectFactory(lines=["C1"], countries=["CH"])
    second = ProjectFactory(lines=["C2"], countries=["FR"])
    ProjectFactory(lines=["C3"], countries=["FR"])
    query = {"action_line": ["C1", "C2"], "ordering": "reference"}

    either, both = (
        references(client, **query),
        references(client, **query, country="FR"),
    )

    assert either == [first.reference, second.reference]
    assert both == [second.reference]


def test_newest_come_first_and_other_orders_can_be_asked_for(client):
    days = [3, 1, 2]
    rows = [
        ProjectFactory(published_at=datetime(2026, 1, day, tzinfo=UTC)) for day in days
    ]
    a, b, c = (row.reference for row in rows)

    assert references(client) == [a, c, b]
    assert references(client, ordering="published_at") == [b, c, a]
    assert references(client, ordering="reference") == [a, b, c]


def test_stranger_sees_nothing_of_what_is_not_published(client):
    canary = "canary-of-the-private-part"
    row = record()
    change_of(row, {"source": canary})
    for state in ("draft", "submitted", "in-review", "refused"):
        item = SubmissionFactory(state=state)
        item.document["public"]["texts"][0]["title"] = canary
        item.document["private"]["note"] = canary
        item.save()

    root = client.get("/api/v1/").json()
    answers = [client.get(address).content.decode() for address in root.values()]
    answers.append(client.get(f"/api/v1/projects/{row.reference}/").content.decode())

    assert row.reference in "".join(answers)
    assert not any(canary in answer for answer in answers)
    assert not any("a@example.org" in answer for answer in answers)
    assert not any("A. Person" in answer for answer in answers)
    assert json.loads(answers[-1])["revision"] == 1
