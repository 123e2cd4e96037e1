import pytest
from django.urls import reverse

from stocktaking.choices import Kind, RegisterName
from stocktaking.models import Submission
from stocktaking.workflow import MOST_DRAFTS
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    record,
)

pytestmark = pytest.mark.django_db

NEW = {"project": "/submit/project/", "commitment": "/submit/commitment/"}


@pytest.mark.parametrize("url", [*NEW.values(), "/my/", "/my/submissions/1/edit/"])
def test_one_signs_in_first_and_comes_back(client, url):
    response = client.get(url)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/accounts/login/?next={url}"


@pytest.mark.parametrize("url", NEW.values())
def test_looking_at_what_is_asked_opens_nothing(client, url):
    client.force_login(UserFactory())

    assert client.get(url).status_code == 200
    assert not Submission.objects.exists()


@pytest.mark.parametrize(("register", "url"), NEW.items())
def test_start_opens_a_draft_with_the_contact_of_the_account(client, register, url):
    client.force_login(UserFactory(name="Awa Traoré", email="awa@example.org"))

    response = client.post(url)

    item = Submission.objects.get()
    contact = {"contact_name": "Awa Traoré", "email": "awa@example.org"}
    assert (item.register, item.private) == (register, contact)
    assert response.headers["Location"] == f"/my/submissions/{item.pk}/edit/"


def test_start_pressed_twice_opens_one_draft(client):
    client.force_login(UserFactory())

    first, second = client.post(NEW["project"]), client.post(NEW["project"])

    assert first.headers["Location"] == second.headers["Location"]
    assert Submission.objects.count() == 1


def test_a_draft_that_says_something_is_not_opened_again(client):
    item = SubmissionFactory()
    client.force_login(item.submitter)

    client.post(NEW["project"])

    assert Submission.objects.count() == 2


def test_one_draft_too_many_is_refused(client):
    user = UserFactory()
    SubmissionFactory.create_batch(MOST_DRAFTS, submitter=user, document=document())
    client.force_login(user)

    response = client.post(NEW["project"])

    assert response.status_code == 409
    assert f"{MOST_DRAFTS} are open" in response.content.decode()
    assert Submission.objects.count() == MOST_DRAFTS


def test_own_drafts_are_offered_and_no_others(client):
    item = SubmissionFactory()
    SubmissionFactory(document=document(texts=[{"title": "Of a stranger"}]))
    client.force_login(item.submitter)

    html = client.get(NEW["project"]).content.decode()

    assert item.title in html
    assert "Of a stranger" not in html


def test_a_change_starts_from_what_is_public_and_is_begun_once(client):
    row = record()
    client.force_login(Submission.objects.get(reference=row.reference).submitter)
    url = reverse("stocktaking:change-project", args=[row.reference])

    assert client.get(url).status_code == 200
    first = client.post(url)
    second = client.post(url)

    item = Submission.objects.get(kind=Kind.CHANGE)
    assert item.public["texts"][0]["title"] == row.original.title
    edit = reverse("stocktaking:edit", args=[item.pk])
    assert first.headers["Location"] == second.headers["Location"] == edit


@pytest.mark.parametrize(
    ("register", "page"),
    [
        ("project", "stocktaking:change-project"),
        ("commitment", "goldenbook:change-commitment"),
    ],
)
def test_stranger_may_not_start_a_change(client, register, page):
    row = record(register)
    client.force_login(UserFactory())

    response = client.post(reverse(page, args=[row.reference]))

    assert response.status_code == 409
    assert row.reference in response.content.decode()
    assert not Submission.objects.filter(kind=Kind.CHANGE).exists()


def test_a_report_names_its_commitment(client):
    row = record("commitment")
    client.force_login(Submission.objects.get(reference=row.reference).submitter)

    client.post(reverse("goldenbook:report", args=[row.reference]))

    item = Submission.objects.get(register=RegisterName.PROGRESS_REPORT)
    assert item.public == {"commitment": row.reference}


def test_stranger_may_not_report_on_a_commitment(client):
    row = record("commitment")
    client.force_login(UserFactory())
    url = reverse("goldenbook:report", args=[row.reference])

    assert [client.get(url).status_code, client.post(url).status_code] == [409, 409]
    assert not Submission.objects.filter(register="progress-report").exists()


def test_nobody_reports_on_a_commitment_that_is_not_there(client):
    client.force_login(UserFactory())
    url = reverse("goldenbook:report", args=["WSIS-G-999999"])

    assert client.get(url).status_code == 404


def test_before_a_report_it_is_said_that_it_is_published_at_once(client):
    row = record("commitment")
    client.force_login(SecretariatFactory())

    report = client.get(reverse("goldenbook:report", args=[row.reference])).text
    project = client.get(NEW["project"]).text

    assert "only a report that claims completion is read" in " ".join(report.split())
    assert "the secretariat reads it and answers" not in " ".join(report.split())
    assert "the secretariat reads it and answers" in " ".join(project.split())
