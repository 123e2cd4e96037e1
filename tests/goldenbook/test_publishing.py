"""Commitments and progress reports go through the same workflow and publisher."""

import json

import pytest

from goldenbook.documents import CommitmentDocument, ProgressReportDocument
from goldenbook.models import Commitment, ProgressReport
from stocktaking import registers, workflow
from stocktaking.choices import Action, Profile, State
from stocktaking.formats import envelope
from stocktaking.models import Project, Revision
from stocktaking.workflow import Given
from tests.factories import (
    CountryFactory,
    SecretariatFactory,
    SubmissionFactory,
    change_of,
    commitment_document,
    lines,
    record,
    report_document,
    row_of,
    submitted,
    text,
)

pytestmark = pytest.mark.django_db

SHOWN = {"commitment": CommitmentDocument, "progress-report": ProgressReportDocument}


def publish(register, document):
    """All the way, as a stakeholder and the secretariat go it."""
    anybody = SecretariatFactory()  # who may report on every commitment
    item = SubmissionFactory(register=register, document=document, submitter=anybody)
    user = SecretariatFactory()
    terms = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=terms)
    workflow.take_step(item, Action.TAKE_UP, actor=user)
    workflow.take_step(item, Action.PUBLISH, actor=user)
    return item


def full_commitment():
    return commitment_document(
        texts=[text("Radios for all"), text("Des radios", "fr")],
        level="national",
        countries=[CountryFactory(code="CH").code],
        action_lines=lines("C2", "C7-EHEALTH"),
        ends_on="2030-06",
        partners=[{"organisation": {"name": "Market Board"}, "role": "funding"}],
        links=[{"url": "https://example.org/", "title": ""}],
        identifiers=[{"scheme": "other", "value": "golden-book/12"}],
        amount="1000000.00",
        anticipated_expenditure="2500000.00",
        currency="CHF",
        fulfilment="in-progress",
        source="Golden Book 2006",
    )


def full_report():
    return report_document(
        texts=[text("Half way"), text("\u00c0 mi-chemin", "fr")],
        starts_on="2025",
        amount_spent="500.50",
        currency="CHF",
        links=[{"url": "https://example.org/", "title": "Report"}],
        source="Annual report",
    )


@pytest.mark.parametrize(
    ("register", "letter", "make"),
    [("commitment", "G", full_commitment), ("progress-report", "R", full_report)],
)
def test_published_document_reads_back_the_same(register, letter, make):
    item = publish(register, make())

    row = row_of(item)
    shown = json.loads(json.dumps(SHOWN[register](row).data))
    public = (
        shown | {"partners": item.public["partners"]} if "partners" in shown else shown
    )
    assert public == {"reference": item.reference, **item.public}
    assert item.reference.startswith(f"WSIS-{letter}-")
    revision = Revision.objects.get(submission=item)
    assert {"reference": item.reference, **revision.public} == shown


def test_partner_that_was_spelled_out_is_named_by_its_reference():
    item = publish("commitment", full_commitment())
    (partner,) = Revision.objects.get(submission=item).public["partners"]
    assert partner["organisation"].startswith("WSIS-O-")


@pytest.mark.parametrize("register", ["commitment", "progress-report"])
def test_change_keeps_the_reference_and_removes_what_is_left_out(register):
    make = {"commitment": full_commitment, "progress-report": full_report}[register]
    row = row_of(publish(register, make()))
    less = {"links": [], "texts": [text("Other")], "source": ""}
    item = change_of(row, less, state=State.IN_REVIEW)

    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    changed = row_of(item)
    assert (changed.pk, changed.reference) == (row.pk, row.reference)
    assert [t.title for t in changed.texts.all()] == ["Other"]
    assert (changed.links.count(), changed.source) == (0, "")
    assert Revision.objects.filter(reference=row.reference).count() == 2


def test_registers_keep_their_records_apart():
    rows = {name: record(name) for name in ("project", "commitment")}
    assert list(Project.objects.all()) == [rows["project"]]
    assert list(Commitment.objects.all()) == [rows["commitment"]]


def test_same_number_may_stand_in_two_registers():
    number = [{"scheme": "itu", "value": "1"}]
    for name in ("project", "commitment"):
        record(name, identifiers=number)
    assert Project.objects.count() == Commitment.objects.count() == 1


def test_number_stands_once_in_a_register():
    number = [{"scheme": "itu", "value": "1"}]
    record("commitment", identifiers=number)
    whole = commitment_document(identifiers=number)
    item = SubmissionFactory(
        register="commitment", state=State.IN_REVIEW, document=whole
    )
    with pytest.raises(Exception, match="Another record has one of these identifiers"):
        workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)


def test_year_of_a_commitment_is_that_of_its_start():
    assert record("commitment", starts_on="2005-11-18").year == 2005


def test_historic_commitment_needs_title_and_source_alone():
    whole = envelope(
        {"texts": [{"language": "en", "title": "Radios"}], "source": "x"}, {}
    )
    row = submitted("commitment", whole, profile=Profile.HISTORIC)
    assert (row.fulfilment, row.timescale, row.year) == ("announced", "", None)


def test_reports_of_a_commitment_come_in_the_order_of_their_periods():
    row = record("commitment")
    for ends_on in ("2027", "2026-06", "2026"):
        record("progress-report", commitment=row.reference, ends_on=ends_on)
    shown = [report.ends_on for report in row.progress_reports.all()]
    assert shown == ["2026", "2026-06", "2027"]


def test_every_register_is_there():
    assert {r.name: r.letter for r in registers.every()} == {
        "project": "P",
        "commitment": "G",
        "progress-report": "R",
    }


def test_report_alone_changes_nothing_in_the_commitment():
    row = record("commitment")
    record("progress-report", commitment=row.reference, fulfilment="completed")
    row.refresh_from_db()
    assert (row.fulfilment, row.progress_reports.count()) == ("announced", 1)
    assert ProgressReport.objects.get().fulfilment == "completed"
