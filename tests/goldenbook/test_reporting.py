"""What a progress report makes known of its commitment, whose document stays."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from goldenbook.models import Commitment
from stocktaking import workflow
from stocktaking.choices import Action, Kind, Profile, Standing, State
from stocktaking.models import Submission
from stocktaking.search import search
from stocktaking.upkeep import reminders
from stocktaking.workflow import Given
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    change_of,
    record,
    report_document,
    row_of,
    submitted,
)
from wsis_portal.pages import Page

pytestmark = pytest.mark.django_db

THEN, NOW = date(2024, 3, 1), date(2026, 3, 1)


@pytest.fixture
def promise():
    """Handed in two years ago: what became of it nobody has said since."""
    with time_machine.travel(THEN):
        return record("commitment", fulfilment="unknown")


def author_of(row):
    return Submission.objects.get(reference=row.reference, kind=Kind.NEW).submitter


def report(row, submitter=None, **said):
    """As its stakeholder publishes it, reviewed where it claims completion."""
    said = report_document(commitment=row.reference, **said)
    whose = {"register": "progress-report", "document": said}
    item = SubmissionFactory(**whose, submitter=submitter or author_of(row))
    terms = Given(terms="2026-11")
    if Action.PUBLISH_AT_ONCE in workflow.possible_actions(item, item.submitter):
        at_once = Action.PUBLISH_AT_ONCE
        workflow.take_step(item, at_once, actor=item.submitter, given=terms)
    else:
        user = SecretariatFactory()
        workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=terms)
        workflow.take_step(item, Action.TAKE_UP, actor=user)
        workflow.take_step(item, Action.PUBLISH, actor=user)
    row.refresh_from_db()
    return item


@time_machine.travel(NOW)
def test_who_reports_on_a_commitment_stands_by_it(promise):
    before = promise.standing

    report(promise)

    assert (before, promise.standing) == (Standing.OVERDUE, Standing.CURRENT)
    assert promise.vouched_on == NOW


@time_machine.travel(NOW)
def test_who_has_reported_is_not_reminded(promise):
    due = list(reminders.to_be_confirmed(Commitment, NOW))

    report(promise)

    assert due == [promise]
    assert list(reminders.to_be_confirmed(Commitment, NOW)) == []


@time_machine.travel(NOW)
@pytest.mark.parametrize("fulfilment", ["completed", "partly-completed", "abandoned"])
def test_a_report_that_it_is_over_ends_the_reminders(promise, fulfilment):
    report(promise, fulfilment=fulfilment)

    with time_machine.travel(date(2029, 3, 1)):
        assert promise.standing == Standing.FINISHED
        assert list(reminders.to_be_confirmed(Commitment, date(2027, 6, 1))) == []


@time_machine.travel(NOW)
def test_a_claim_says_nothing_before_it_is_reviewed(promise):
    said = report_document(commitment=promise.reference, fulfilment="completed")
    whose = {"register": "progress-report", "submitter": author_of(promise)}
    item = SubmissionFactory(document=said, **whose)
    terms = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=item.submitter, given=terms)

    promise.refresh_from_db()
    assert (promise.reported_fulfilment, promise.vouched_on) == ("", THEN)


@time_machine.travel(NOW)
def test_the_secretariat_does_not_stand_by_what_it_reports_for_others(promise):
    item = report(promise, submitter=SecretariatFactory())

    assert (promise.vouched_on, item.state) == (THEN, State.PUBLISHED)
    assert promise.reported_fulfilment == "in-progress"


@time_machine.travel(NOW)
def test_an_imported_report_stands_for_nobody(promise):
    said = report_document(commitment=promise.reference, source="Report 2010")
    submitted("progress-report", said, profile=Profile.HISTORIC)

    promise.refresh_from_db()
    assert promise.vouched_on == THEN


def test_the_period_that_ends_last_says_how_it_is(promise):
    for ends_on, fulfilment in [
        ("2026", "in-progress"),
        ("2026-06", "announced"),
        ("2025-12-31", "abandoned"),
        ("2027", "unknown"),
    ]:
        report(promise, ends_on=ends_on, fulfilment=fulfilment)

    reported = promise.reported_fulfilment, promise.reported_until
    assert reported == ("in-progress", "2026")


def test_the_document_of_the_commitment_stays_as_it_is(promise):
    before = promise.revision.pk

    report(promise)

    assert (promise.fulfilment, promise.revision.pk) == ("unknown", before)


def test_a_later_change_of_the_commitment_is_the_newer_word(promise):
    report(promise, fulfilment="completed")
    item = change_of(promise, {"fulfilment": "in-progress"}, state=State.IN_REVIEW)

    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    row = row_of(item)
    assert (row.reported_fulfilment, row.is_finished) == ("", False)
    assert row.found_as == {"fulfilment": "in-progress"}
    assert "fulfilment:in-progress" in row.codes


def test_a_change_of_other_fields_leaves_what_was_reported(promise):
    report(promise)
    item = change_of(promise, {"timescale": "longer"}, state=State.IN_REVIEW)

    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    assert row_of(item).reported_fulfilment == "in-progress"
    assert "fulfilment:in-progress" in row_of(item).codes


def test_a_commitment_is_found_and_counted_by_what_was_reported(promise):
    rows, filters = Commitment.objects.for_cards(), {"fulfilment": ["in-progress"]}
    before = search(rows, filters, Page()).total

    report(promise)

    found = search(rows, filters, Page())
    assert (before, found.rows) == (0, [promise])
    assert found.facets["fulfilment"] == {"in-progress": 1}


def test_what_the_record_says_is_over_stands(promise):
    done = record("commitment", fulfilment="completed")

    report(done)

    assert (done.is_as_reported, done.found_as) == (False, {"fulfilment": "completed"})


@time_machine.travel(NOW)
def test_page_and_data_say_the_same_of_a_commitment(client, promise):
    report(promise, ends_on="2025-12")

    page = " ".join(client.get(promise.get_absolute_url()).text.split())
    data = client.get(reverse("api:commitment-detail", args=[promise.reference])).json()

    assert "<dd>In progress <span" in page
    assert "(as last reported, for the time to December 2025)" in page
    assert "<dd> Unknown" not in page
    assert "Nobody has confirmed it since" not in page
    said = [data[n] for n in ("fulfilment", "reported_fulfilment", "reported_until")]
    assert said == ["unknown", "in-progress", "2025-12"]
