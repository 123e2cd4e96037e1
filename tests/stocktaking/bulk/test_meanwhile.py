"""Between checking and handing in others were at work: nothing is written over."""

import pytest
from django.conf import settings

from stocktaking import workflow
from stocktaking.bulk import correcting
from stocktaking.choices import Action, Kind, UploadState, Verdict
from stocktaking.models import OwnNumber, Revision, Submission
from stocktaking.workflow import Given
from tests.factories import OrganisationFactory, UserFactory
from tests.stocktaking.bulk.files import (
    as_csv,
    faults_of,
    hand_in,
    row,
    rows_of,
    sent,
    verdicts,
)
from tests.stocktaking.bulk.test_again import decide, published

TOLD = [(2, "line", "saved-meanwhile")]
TERMS = Given(terms=settings.TERMS_VERSION)


@pytest.fixture
def item(partner):
    return published([row(1)], partner)[0]


@pytest.fixture
def upload(item, partner):
    """Checked: it says that the project is completed."""
    return sent(as_csv([row(1, stage="completed", year_end="2025")]), partner)


def retitled(item, actor, title="Corrected title"):
    """By another way, and published."""
    draft = workflow.start_change(item.reference, actor=actor)
    texts = [{**draft.public["texts"][0], "title": title}]
    document = {**draft.document, "public": {**draft.public, "texts": texts}}
    version = draft.document_version
    workflow.save_document(draft, document, version=version, actor=actor)
    workflow.take_step(draft, Action.SUBMIT, actor=actor, given=TERMS)
    return decide(draft, Action.PUBLISH)


def test_row_is_not_handed_in_over_a_newer_version(item, upload, partner):
    retitled(item, partner)

    upload = hand_in(upload)

    assert (upload.state, faults_of(upload)) == (UploadState.READY, TOLD)
    assert Submission.objects.filter(kind=Kind.CHANGE).count() == 1  # the other one


def test_row_that_was_looked_at_again_is_handed_in(item, upload, partner):
    retitled(item, partner)
    upload = hand_in(upload)

    correcting.correct(rows_of(upload)[0], {"title": "Corrected title"})
    assert verdicts(upload) == [Verdict.CHANGE]
    upload = hand_in(upload)

    assert verdicts(upload) == [Verdict.SENT]
    change = rows_of(upload)[0].submission
    assert change.public["texts"][0]["title"] == "Corrected title"


def test_confirmation_is_no_newer_version(item, partner):
    upload = sent(as_csv([row(1, title="Radio of the village")]), partner)
    number = Revision.objects.public(item.reference).number
    assert workflow.confirm(item.reference, number=number, actor=partner)

    upload = hand_in(upload)

    assert verdicts(upload) == [Verdict.SENT]
    change = rows_of(upload)[0].submission
    assert change.base_revision == number + 1
    assert change.public["confirmed_on"]


def test_contact_of_a_record_outlives_the_confirmation_of_a_colleague(partner):
    colleague = UserFactory(name="Mate", email="mate@example.org")
    OrganisationFactory(name="Radio Trust", members=[partner, colleague])
    desk = {"contact_name": "Desk", "email": "desk@example.org"}
    (item,) = published([row(1, **desk)], partner)
    number = Revision.objects.public(item.reference).number
    assert workflow.confirm(item.reference, number=number, actor=colleague)

    upload = hand_in(sent(as_csv([row(1, title="Radio of the village")]), partner))

    private = rows_of(upload)[0].submission.private
    assert (private["contact_name"], private["email"]) == ("Desk", "desk@example.org")


def test_new_record_that_became_a_known_one_is_not_a_change_unseen(partner):
    first = sent(as_csv([row(1)]), partner)
    second = sent(as_csv([row(1, stage="completed", year_end="2025")]), partner)
    assert verdicts(second) == [Verdict.NEW]
    (line,) = rows_of(hand_in(first))
    decide(line.submission, Action.PUBLISH)

    second = hand_in(second)

    assert faults_of(second) == TOLD
    assert rows_of(second)[0].reference  # where to look
    assert Submission.objects.count() == 1


def test_known_record_that_became_unknown_is_not_a_new_one_unseen(upload):
    OwnNumber.objects.all().delete()

    upload = hand_in(upload)

    assert faults_of(upload) == TOLD


def test_draft_that_was_written_on_is_not_written_over(partner):
    (line,) = rows_of(hand_in(sent(as_csv([row(1)]), partner)))
    draft = decide(line.submission, Action.REQUEST_CHANGES, words="More.")
    upload = sent(as_csv([row(1, stage="completed", year_end="2025")]), partner)
    assert verdicts(upload) == [Verdict.CHANGE]
    texts = [{**draft.public["texts"][0], "summary": "Written by hand."}]
    document = {**draft.document, "public": {**draft.public, "texts": texts}}
    version = draft.document_version
    workflow.save_document(draft, document, version=version, actor=partner)

    upload = hand_in(upload)

    draft.refresh_from_db()
    assert faults_of(upload) == TOLD
    assert draft.public["texts"][0]["summary"] == "Written by hand."
