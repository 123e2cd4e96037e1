"""What a commitment and a progress report have of their own."""

import pytest

from stocktaking import registers
from stocktaking.choices import Profile
from stocktaking.formats import envelope
from tests.factories import (
    CommitmentFactory,
    commitment_document,
    lines,
    report_document,
    text,
)

pytestmark = pytest.mark.django_db

CODES = {"countries": "country-needed"}

COMMITMENT = {"register": "commitment", "make": commitment_document}
REPORT = {"register": "progress-report", "make": report_document}


def codes(register, document, profile=Profile.NEW):
    found = registers.get(register).problems(document, profile).items()
    return {path: [problem.code for problem in some] for path, some in found}


@pytest.mark.parametrize("made", [COMMITMENT, REPORT])
def test_smallest_document_is_good(made):
    assert codes(made["register"], made["make"]()) == {}


FAULTS = [
    (COMMITMENT, {"timescale": "for ever"}, {"timescale": "unknown-value"}),
    (COMMITMENT, {"fulfilment": "done"}, {"fulfilment": "unknown-value"}),
    (COMMITMENT, {"stage": "ongoing"}, {"stage": "unknown-field"}),
    (COMMITMENT, {"budget": "1"}, {"budget": "unknown-field"}),
    (COMMITMENT, {"awards": []}, {"awards": "unknown-field"}),
    (COMMITMENT, {"level": "national"}, {"countries": "country-needed"}),
    (COMMITMENT, {"ends_on": "2024"}, {"ends_on": "period"}),
    (COMMITMENT, {"amount": "1"}, {"currency": "currency-missing"}),
    (COMMITMENT, {"anticipated_expenditure": 1}, {"currency": "currency-missing"}),
    (COMMITMENT, {"currency": "CHF"}, {"amount": "amount-missing"}),
    (COMMITMENT, {"amount": "-1", "currency": "CHF"}, {"amount": "negative"}),
    (
        COMMITMENT,
        {"amount": "1", "anticipated_expenditure": "-1", "currency": "CHF"},
        {"anticipated_expenditure": "negative"},
    ),
    (COMMITMENT, {"texts": [text(summary="")]}, {"texts.0.summary": "required"}),
    (REPORT, {"commitment": "WSIS-G-000001"}, {"commitment": "unknown-value"}),
    (REPORT, {"commitment": 5}, {"commitment": "unknown-value"}),
    (REPORT, {"commitment": None}, {"commitment": "required"}),
    (REPORT, {"commitment": ""}, {"commitment": "required"}),
    (REPORT, {"fulfilment": "done"}, {"fulfilment": "unknown-value"}),
    (REPORT, {"fulfilment": ""}, {"fulfilment": "required"}),
    (REPORT, {"ends_on": ""}, {"ends_on": "required"}),
    (REPORT, {"ends_on": "soon"}, {"ends_on": "partial-date"}),
    (REPORT, {"starts_on": "2027"}, {"ends_on": "period"}),
    (REPORT, {"amount_spent": "1"}, {"currency": "currency-missing"}),
    (REPORT, {"amount_spent": "-1", "currency": "CHF"}, {"amount_spent": "negative"}),
    (REPORT, {"currency": "CHF"}, {"amount_spent": "amount-missing"}),
    (REPORT, {"links": [{"url": "x"}]}, {"links.0.url": "invalid"}),
    (REPORT, {"links": [{"url": "https://a.org"}] * 2}, {"links.1.url": "twice"}),
    (REPORT, {"texts": [text(), text("B")]}, {"texts.1.language": "twice"}),
    (REPORT, {"texts": [text("")]}, {"texts.0.title": "required"}),
    (REPORT, {"action_lines": []}, {"action_lines": "unknown-field"}),
    (REPORT, {"texts": [text()] * 51}, {"texts": "too-many"}),
]


@pytest.mark.parametrize(("made", "changes", "faults"), FAULTS)
def test_each_fault_is_named_by_its_field(made, changes, faults):
    found = codes(made["register"], made["make"](**changes))
    assert found == {path: [code] for path, code in faults.items()}


COMMON = {"texts", "organisation", "activity_type", "level", "countries"}
NEEDED = [
    ("commitment", Profile.DRAFT, set()),
    ("commitment", Profile.HISTORIC, {"texts", "source"}),
    ("commitment", Profile.NEW, COMMON | {"action_lines", "starts_on", "timescale"}),
    ("progress-report", Profile.DRAFT, set()),
    (
        "progress-report",
        Profile.HISTORIC,
        {"texts", "commitment", "ends_on", "source"},
    ),
    ("progress-report", Profile.NEW, {"texts", "commitment", "ends_on", "fulfilment"}),
]


@pytest.mark.parametrize(("register", "profile", "missing"), NEEDED)
def test_profile_says_what_must_be_there(register, profile, missing):
    private = {"contact_name": "A", "email": "a@example.org"}
    found = codes(register, envelope({}, private), profile)
    assert found == {path: [CODES.get(path, "required")] for path in missing}


def test_commitment_begins_as_announced():
    whole = commitment_document()
    del whole["public"]["fulfilment"]
    cleaned = registers.get("commitment").clean(whole, Profile.NEW)
    assert cleaned["public"]["fulfilment"] == "announced"


def test_historic_report_need_not_say_what_became_of_the_commitment():
    whole = report_document(source="Report 2008")
    del whole["public"]["fulfilment"]
    cleaned = registers.get("progress-report").clean(whole, Profile.HISTORIC)
    assert cleaned["public"]["fulfilment"] == ""


def test_commitment_is_the_whole_record():
    public = registers.get("commitment").clean(commitment_document(), "new")["public"]
    assert public == {
        "texts": [text("Radios for all")],
        "organisation": public["organisation"],
        "stakeholder_type": "",
        "activity_type": "project",
        "level": "international",
        "area": "",
        "countries": [],
        "action_lines": lines("C3"),
        "targets": [],
        "sdgs": [],
        "partners": [],
        "starts_on": "2025",
        "ends_on": "",
        "continues": None,
        "languages": [],
        "links": [],
        "identifiers": [],
        "collections": [],
        "source": "",
        "confirmed_on": None,
        "timescale": "five-years",
        "amount": None,
        "anticipated_expenditure": None,
        "currency": "",
        "fulfilment": "announced",
    }


def test_report_is_the_whole_record():
    row = CommitmentFactory()
    words = text("Half way") | {"obstacles": "The masts came late."}
    whole = report_document(
        commitment=row.reference,
        texts=[words],
        amount_spent=5,
        currency="CHF",
        starts_on="2025-06",
    )
    assert registers.get("progress-report").clean(whole, "new")["public"] == {
        "commitment": row.reference,
        "texts": [words],
        "starts_on": "2025-06",
        "ends_on": "2026",
        "fulfilment": "in-progress",
        "amount_spent": "5.00",
        "currency": "CHF",
        "links": [],
        "source": "",
    }
