import pytest
from django.urls import reverse

from stocktaking.models import Submission
from stocktaking.workflow import MOST_DRAFTS
from tests.factories import SubmissionFactory, UserFactory, record

pytestmark = pytest.mark.django_db


def again(reference):
    return reverse("stocktaking:again", args=[reference])


def owner(row):
    return Submission.objects.filter(reference=row.reference).earliest("pk").submitter


def drafts():
    return Submission.objects.filter(state="draft")


@pytest.mark.parametrize("register", ["project", "commitment"])
def test_it_says_what_is_taken_over_and_opens_one_draft(client, register):
    row = record(register, source="Report")
    client.force_login(owner(row))

    page = client.get(again(row.reference)).content.decode()
    assert "Texts, Organisation, Activity type" in page
    assert "Source" in page.split("To be answered anew")[1]
    assert not drafts().exists()
    first, second = client.post(again(row.reference)), client.post(again(row.reference))

    item = drafts().get()
    edit = reverse("stocktaking:edit", args=[item.pk])
    assert first.headers["Location"] == second.headers["Location"] == edit
    assert item.public["continues"] == row.reference
    shown = client.get(reverse("stocktaking:edit-section", args=[item.pk, "where"]))
    assert row.reference in shown.content.decode()


def test_stranger_is_refused_with_a_sentence(client):
    row = record()
    client.force_login(UserFactory())

    asked = [client.get(again(row.reference)), client.post(again(row.reference))]

    assert [page.status_code for page in asked] == [409, 409]
    assert f"reported {row.reference} may change it" in asked[0].content.decode()
    assert not drafts().exists()


def test_what_is_not_there_or_has_no_entries_is_not_found(client):
    report = record("progress-report")
    client.force_login(owner(report))

    for reference in (report.reference, "WSIS-P-000000"):
        assert client.get(again(reference)).status_code == 404
        assert client.post(again(reference)).status_code == 404


def test_one_draft_too_many_is_refused_with_a_sentence(client):
    row = record()
    SubmissionFactory.create_batch(MOST_DRAFTS, submitter=owner(row))
    client.force_login(owner(row))

    response = client.post(again(row.reference))

    assert response.status_code == 409
    assert f"{MOST_DRAFTS} are open" in response.content.decode()
