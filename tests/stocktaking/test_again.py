"""This year's entry: last year's words, but for what was of its time."""

import pytest

from stocktaking import registers, workflow
from stocktaking.choices import Kind
from stocktaking.models import Submission, Tombstone
from stocktaking.workflow import MOST_DRAFTS, StepRefused
from tests.factories import (
    CountryFactory,
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    lines,
    record,
    text,
)

pytestmark = pytest.mark.django_db
OF_ITS_TIME = {
    "project": {
        *("starts_on", "ends_on", "stage", "identifiers", "awards"),
        *("source", "collections", "confirmed_on"),
    },
    "commitment": {
        *("starts_on", "ends_on", "fulfilment", "identifiers"),
        *("source", "collections", "confirmed_on"),
    },
}


def owner(row):
    return Submission.objects.filter(reference=row.reference).earliest("pk").submitter


@pytest.mark.parametrize("register", OF_ITS_TIME)
def test_all_but_what_was_of_its_time_is_taken_over(register):
    CountryFactory(code="SN")
    row = record(
        register,
        texts=[text(), text("Radio de village", "fr")],
        countries=["SN"],
        action_lines=[{**lines("C3")[0], "reason": "It carries voices."}],
        partners=[{"organisation": OrganisationFactory().reference}],
        identifiers=[{"scheme": "itu", "value": "7"}],
        ends_on="2026",
        source="Report",
        confirmed_on="2026-01-31",
    )
    public = row.revision.public

    item = workflow.report_again(row.reference, actor=owner(row))

    left_out = {name for name, value in public.items() if value} - item.public.keys()
    kept = {**item.public}
    assert kept.pop("continues") == row.reference
    assert kept == {name: public[name] for name in kept}
    assert left_out <= OF_ITS_TIME[register]
    assert not OF_ITS_TIME[register] & item.public.keys()
    assert (item.kind, item.register, item.reference) == (Kind.NEW, register, "")


def test_the_list_of_a_register_names_fields_that_it_has():
    for register, names in OF_ITS_TIME.items():
        assert names <= registers.get(register).judge().fields.keys()


def test_an_entry_that_continues_another_is_continued_itself():
    first = record()
    second = record(continues=first.reference)

    item = workflow.report_again(second.reference, actor=owner(second))

    assert item.public["continues"] == second.reference


def test_asked_for_twice_it_is_one_draft_until_somebody_writes_in_it():
    row = record()
    user = owner(row)
    item = workflow.report_again(row.reference, actor=user)
    assert workflow.report_again(row.reference, actor=user) == item

    changed = {**item.document, "public": {**item.public, "stage": "ongoing"}}
    workflow.save_document(item, changed, version=1, actor=user)

    assert workflow.report_again(row.reference, actor=user) != item


def test_the_contact_given_before_is_kept_by_who_wrote_it_and_told_to_nobody_else():
    radio = OrganisationFactory()
    row = record(organisation=radio.reference)
    colleague = UserFactory(name="B. Colleague", email="b@example.org")
    radio.members.add(colleague)
    before = Submission.objects.get(reference=row.reference).private

    mine = workflow.report_again(row.reference, actor=owner(row))
    theirs = workflow.report_again(row.reference, actor=colleague)

    assert mine.private == {**before, "note": ""}
    assert theirs.private == {"contact_name": "B. Colleague", "email": "b@example.org"}


def test_who_may_not_change_the_record_does_not_continue_it():
    row = record()

    with pytest.raises(StepRefused) as refusal:
        workflow.report_again(row.reference, actor=UserFactory())

    assert refusal.value.problem.code == "may-not-change"
    assert not Submission.objects.filter(kind=Kind.NEW, state="draft").exists()


def test_what_is_gone_or_has_no_entries_is_refused():
    row, report = record(), record("progress-report")
    Tombstone.objects.create(reference=row.reference, register="project")

    for one in (row, report):
        with pytest.raises(StepRefused) as refusal:
            workflow.report_again(one.reference, actor=owner(one))
        assert refusal.value.problem.code == "no-such-record"


def test_one_draft_too_many_is_refused():
    row = record()
    SubmissionFactory.create_batch(MOST_DRAFTS, submitter=owner(row))

    with pytest.raises(StepRefused) as refusal:
        workflow.report_again(row.reference, actor=owner(row))

    assert refusal.value.problem.code == "too-many-drafts"
