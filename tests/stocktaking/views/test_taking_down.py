"""A stakeholder asks that a record be taken down."""

import pytest

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import Submission
from tests.factories import UserFactory, record

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    return record()


@pytest.fixture
def reporter(client, row):
    person = Submission.objects.get(reference=row.reference).submitter
    client.force_login(person)
    return person


def path(row):
    return f"/my/records/{row.reference}/take-down/"


def test_reason_is_handed_in_and_the_record_stays_meanwhile(client, row, reporter):
    said = {"reason": "at-request", "words": "Reported twice by mistake."}

    answer = client.post(path(row), said, follow=True)

    item = Submission.objects.get(kind="withdrawal")
    assert (item.state, item.submitter) == (State.SUBMITTED, reporter)
    assert (item.proposal.reason, item.proposal.words) == tuple(said.values())
    assert answer.redirect_chain[-1][0] == f"/my/submissions/{item.pk}/"
    assert client.get(row.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("reason", ["", "because"])
def test_without_a_reason_the_words_stay(client, row, reporter, reason):
    answer = client.post(path(row), {"reason": reason, "words": "It was not ours."})

    assert answer.status_code == 422
    assert "It was not ours." in answer.content.decode()
    assert not Submission.objects.filter(kind="withdrawal").exists()


def test_second_proposal_is_told_that_one_waits(client, row, reporter):
    client.post(path(row), {"reason": "other"})
    answer = client.post(path(row), {"reason": "other"})
    assert answer.status_code == 422
    assert "waiting for a decision" in answer.content.decode()


def test_others_find_nothing(client, row):
    client.force_login(UserFactory())
    assert client.post(path(row), {"reason": "other"}).status_code == 404
    assert not Submission.objects.filter(kind="withdrawal").exists()


def test_what_is_taken_back_has_no_form_and_is_handed_in_again(client, row, reporter):
    client.post(path(row), {"reason": "other"})
    item = Submission.objects.get(kind="withdrawal")
    workflow.take_step(item, Action.RECALL, actor=reporter)
    page = f"/my/submissions/{item.pk}/"

    assert client.get(f"{page}edit/").url == page
    assert client.get(f"{page}edit/what/").url == page
    assert client.get(f"{page}review/").url == page
    assert f"{page}edit/" not in client.get(page).content.decode()
    client.post(f"{page}submit/")

    item.refresh_from_db()
    assert item.state == State.SUBMITTED


def test_document_is_handed_in_from_its_review_alone(client):
    item = Submission.objects.create(register="project", submitter=UserFactory())
    client.force_login(item.submitter)
    assert client.get(f"/my/submissions/{item.pk}/submit/").status_code == 404
