from datetime import UTC, datetime

import pytest

from stocktaking.models import Revision, Tombstone
from tests.factories.goldenbook import CommitmentFactory, ProgressReportFactory
from tests.factories.stocktaking import record
from tests.wsis_portal.api.rows import full

pytestmark = pytest.mark.django_db

BESIDE = {
    *("url", "revision", "published_at", "updated_at"),
    *("reference", "organisation_name", "stakeholder", "endorsements"),
    *("reported_fulfilment", "reported_until"),
}


def references(client, name, **query):
    answer = client.get(f"/api/v1/{name}/", query)
    assert answer.status_code == 200, answer.content
    return [row["reference"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    ("register", "name"),
    [("commitment", "commitments"), ("progress-report", "progress-reports")],
)
def test_record_reads_back_as_it_was_published(client, register, name):
    row = record(
        register, **(full(0) | {"amount": "5.00"} if name == "commitments" else {})
    )
    published = Revision.objects.get(reference=row.reference).public

    member = client.get(f"/api/v1/{name}/{row.reference}/").json()

    assert {k: v for k, v in member.items() if k not in BESIDE} == published


@pytest.mark.parametrize(
    ("register", "name", "reference"),
    [
        ("commitment", "commitments", "WSIS-G-000007"),
        ("progress-report", "progress-reports", "WSIS-R-000007"),
    ],
)
def test_withdrawn_record_answers_410(client, register, name, reference):
    Tombstone.objects.create(reference=reference, register=register, words="Twice.")

    answer = client.get(f"/api/v1/{name}/{reference}/")

    assert (answer.status_code, answer.json()["params"]["words"]) == (410, "Twice.")


@pytest.mark.parametrize(
    "query",
    [
        {"fulfilment": "completed"},
        {"fulfilment": ["completed", "abandoned"]},
        {"timescale": "open-ended"},
        {"action_line": "C7", "level": "local"},
    ],
)
def test_commitments_are_narrowed(client, query):
    wanted = CommitmentFactory(
        fulfilment="completed",
        timescale="open-ended",
        level="local",
        lines=["C7-EHEALTH"],
    )
    CommitmentFactory(fulfilment="announced", timescale="one-year", lines=["C7"])

    assert references(client, "commitments", **query) == [wanted.reference]


def test_facts_of_another_register_are_refused(client):
    answers = [
        client.get("/api/v1/commitments/?stage=ongoing"),
        client.get("/api/v1/projects/?fulfilment=completed"),
        client.get("/api/v1/progress-reports/?action_line=C2"),
    ]

    named = [(answer.status_code, *answer.json()["errors"]) for answer in answers]
    assert named == [(400, "stage"), (400, "fulfilment"), (400, "action_line")]


@pytest.mark.parametrize(
    "query",
    [
        {"commitment": "wsis-g-000001"},
        {"fulfilment": "completed"},
        {"updated_since": "2026-05-01T00:00:00Z"},
    ],
)
def test_progress_reports_are_narrowed(client, query):
    wanted = ProgressReportFactory(
        commitment=CommitmentFactory(reference="WSIS-G-000001"),
        fulfilment="completed",
        updated_at=datetime(2026, 6, 1, tzinfo=UTC),
    )
    ProgressReportFactory(updated_at=datetime(2026, 4, 1, tzinfo=UTC))

    assert references(client, "progress-reports", **query) == [wanted.reference]


def test_address_of_a_report_is_its_place_on_the_page_of_the_commitment(client):
    commitment = CommitmentFactory(reference="WSIS-G-000001")
    report = ProgressReportFactory(commitment=commitment, reference="WSIS-R-000001")

    found = client.get(f"/api/v1/progress-reports/{report.reference}/").json()

    page = "http://testserver/golden-book/WSIS-G-000001/#WSIS-R-000001"
    assert (found["url"], found["commitment"]) == (page, "WSIS-G-000001")
