import re

import pytest
from django.urls import reverse

from stocktaking import workflow
from stocktaking.choices import Kind, State
from stocktaking.models import Revision, Submission
from tests.factories import (
    SubmissionFactory,
    UserFactory,
    change_of,
    commitment_document,
    document,
    record,
    report_document,
)
from tests.stocktaking.views.posting import answer

pytestmark = pytest.mark.django_db

HAND_IN = {"submit": "1", "terms": "on", "version": "1"}


def review(item):
    return reverse("stocktaking:review", args=[item.pk])


def seen(item):
    """The version that the page of the review would have shown."""
    return Submission.objects.get(pk=item.pk).document_version


@pytest.fixture
def item(client):
    item = SubmissionFactory()
    client.force_login(item.submitter)
    return item


def author_of(row):
    return Submission.objects.get(reference=row.reference, kind=Kind.NEW).submitter


@pytest.mark.parametrize(
    ("register", "make"), [("project", document), ("commitment", commitment_document)]
)
def test_whole_draft_is_handed_in(client, register, make):
    item = SubmissionFactory(register=register, document=make())
    client.force_login(item.submitter)

    response = client.post(review(item), HAND_IN)

    item.refresh_from_db()
    assert (item.state, item.terms) == (State.SUBMITTED, "2026-11")
    assert response.headers["Location"] == item.get_absolute_url()


def test_handed_in_twice_is_handed_in_once(client, item):
    answers = [client.post(review(item), HAND_IN) for _time in range(2)]

    there = item.get_absolute_url()
    assert [one.headers["Location"] for one in answers] == [there, there]
    assert item.events.count() == 1


def test_everything_that_is_missing_is_told_with_a_way_to_it(client):
    whole = document(starts_on="2025-05", ends_on="2024", countries=["XX"])
    whole["public"]["texts"][0]["title"] = ""
    item = SubmissionFactory(document=whole)
    client.force_login(item.submitter)

    page = client.post(review(item), HAND_IN)

    html, edit = page.content.decode(), f"/my/submissions/{item.pk}/edit"
    item.refresh_from_db()
    assert (page.status_code, item.state) == (422, State.DRAFT)
    assert f'href="{edit}/what/?check=1#id_texts-0-title"' in html
    assert f'href="{edit}/where/?check=1#id_countries_0"' in html
    assert f'href="{edit}/where/?check=1#id_ends_on"' in html
    assert "3 answers need another look" in html


def test_the_review_tells_what_is_missing_before_it_is_handed_in(client):
    item = SubmissionFactory(document=document(starts_on=""))
    client.force_login(item.submitter)

    page = client.get(review(item))

    assert page.status_code == 200
    assert "Starts on: This field is required." in page.content.decode()


def test_a_draft_that_says_nothing_is_reviewed(client):
    user = UserFactory()
    client.force_login(user)
    item = workflow.open_draft("project", actor=user, public={})

    html = client.get(review(item)).content.decode()

    assert html.count("Nothing answered here.") == 6


def test_who_accepted_the_terms_is_not_asked_again(client, item):
    client.post(review(item), HAND_IN)
    again = SubmissionFactory(submitter=item.submitter)

    page = client.get(review(again))
    client.post(review(again), {"submit": "1", "version": "1"})

    again.refresh_from_db()
    assert "I accept the terms" not in page.content.decode()
    assert (again.state, again.terms) == (State.SUBMITTED, "2026-11")


@pytest.mark.parametrize("version", ["", "2", "x", "9" * 30])
def test_only_what_was_seen_is_handed_in(client, item, version):
    response = client.post(review(item), HAND_IN | {"version": version})

    item.refresh_from_db()
    assert (response.status_code, item.state) == (409, State.DRAFT)


def test_terms_are_asked_for(client, item):
    response = client.post(review(item), {"submit": "1", "version": "1"})

    item.refresh_from_db()
    assert (response.status_code, item.state) == (409, State.DRAFT)
    assert "Accept the terms of use." in response.content.decode()


def test_a_change_is_shown_beside_what_is_public(client):
    row = record(stage="ongoing", level="international")
    item = change_of(row, {"level": "local", "countries": []})
    client.force_login(item.submitter)

    changes = client.get(review(item)).context["changes"]

    shown = [(str(label), before, after) for label, before, after in changes]
    assert shown == [("Level", ["International"], ["Local"])]


def test_small_change_is_published_at_once(client):
    row = record(stage="ongoing")
    item = change_of(row)
    client.force_login(author_of(row))
    answer(client, item, "where", {"stage": "completed"})

    page = client.get(review(item))
    client.post(review(item), {"at_once": "1", "version": seen(item)})

    row.refresh_from_db()
    assert "Publish this small change" in page.content.decode()
    assert row.stage == "completed"


def test_a_change_that_needs_review_is_not_published_at_once(client):
    row = record(level="international")
    item = change_of(row, {"level": "local"})
    client.force_login(author_of(row))

    response = client.post(review(item), {"at_once": "1", "version": seen(item)})

    item.refresh_from_db()
    assert (response.status_code, item.state) == (409, State.DRAFT)


@pytest.mark.parametrize(
    ("fulfilment", "state"),
    [("in-progress", State.PUBLISHED), ("completed", State.DRAFT)],
)
def test_only_a_report_that_claims_completion_waits(client, fulfilment, state):
    row = record("commitment")
    said = report_document(commitment=row.reference, fulfilment=fulfilment)
    item = SubmissionFactory(
        register="progress-report", document=said, submitter=author_of(row)
    )
    client.force_login(item.submitter)

    client.post(review(item), {"at_once": "1", "terms": "on", "version": "1"})

    item.refresh_from_db()
    assert (item.state, item.terms) == (state, "2026-11" if item.reference else "")


def test_a_new_report_needs_the_terms(client):
    row = record("commitment")
    said = report_document(commitment=row.reference)
    item = SubmissionFactory(
        register="progress-report", document=said, submitter=author_of(row)
    )
    client.force_login(item.submitter)

    assert (
        client.post(review(item), {"at_once": "1", "version": seen(item)}).status_code
        == 409
    )


@pytest.mark.parametrize(
    "pressed", [{"at_once": "1", "terms": "on", "version": "1"}, HAND_IN]
)
def test_nobody_reports_on_the_commitment_of_others(client, pressed):
    item = SubmissionFactory(register="progress-report", document=report_document())
    client.force_login(item.submitter)

    response = client.post(review(item), pressed)

    item.refresh_from_db()
    assert (response.status_code, item.state) == (409, State.DRAFT)


@pytest.fixture
def new_contact(client):
    """A change by its author that says the same in public."""
    row = record()
    item = workflow.start_change(row.reference, actor=author_of(row))
    client.force_login(item.submitter)
    return item


def test_new_contact_alone_is_kept_without_review(client, new_contact):
    answer(client, new_contact, "contact", {"email": "new@example.org"})

    client.post(
        review(new_contact), {"keep_contact": "1", "version": seen(new_contact)}
    )

    published = Submission.objects.get(
        reference=new_contact.reference, state=State.PUBLISHED
    )
    new_contact.refresh_from_db()
    assert published.private["email"] == "new@example.org"
    assert new_contact.state == State.DISCARDED
    assert Revision.objects.filter(reference=published.reference).count() == 1


def test_contact_is_not_kept_with_a_public_change(client, new_contact):
    answer(client, new_contact, "where", {"level": "local", "countries": []})

    response = client.post(
        review(new_contact), {"keep_contact": "1", "version": seen(new_contact)}
    )

    new_contact.refresh_from_db()
    assert (response.status_code, new_contact.state) == (409, State.DRAFT)


def test_colleague_does_not_write_over_the_contact_of_the_author(client):
    row = record()
    member = UserFactory()
    row.organisation.members.add(member)
    item = workflow.start_change(row.reference, actor=member)
    client.force_login(member)
    before = Submission.objects.get(reference=row.reference, state=State.PUBLISHED)

    client.post(review(item), {"keep_contact": "1", "version": seen(item)})

    after = Submission.objects.get(pk=before.pk)
    assert after.private == before.private


def buttons(page):
    """What stands on the buttons that take the step, by the name that they post."""
    found = re.findall(r'<button type="submit" name="(\w+)" [^>]*>([^<]+)<', page.text)
    return {name: words for name, words in found if name != "language"}


def report_of(row, **said):
    said = report_document(commitment=row.reference, **said)
    return SubmissionFactory(
        register="progress-report", document=said, submitter=author_of(row)
    )


@pytest.mark.parametrize(
    ("said", "button", "sentence"),
    [
        (
            {"fulfilment": "in-progress"},
            {"at_once": "Publish"},
            "It is published at once. Nobody reads it before.",
        ),
        (
            {"fulfilment": "completed"},
            {"submit": "Hand in"},
            "The secretariat reads it before it is published, and answers by e-mail.",
        ),
        (
            {"ends_on": ""},
            {"submit": "Hand in"},
            "When nothing is missing, it is published at once; only a report that"
            " claims completion is read by the secretariat first.",
        ),
    ],
)
def test_one_button_of_a_report_does_what_its_sentence_says(
    client, said, button, sentence
):
    item = report_of(record("commitment"), **said)
    client.force_login(item.submitter)

    page = client.get(review(item))

    assert buttons(page) == button
    assert sentence in page.text


def test_one_button_publishes_a_small_change(client):
    row = record(stage="ongoing")
    item = change_of(row, {"stage": "completed"})
    client.force_login(author_of(row))

    page = client.get(review(item))

    assert buttons(page) == {"at_once": "Publish this small change"}
    assert "It is small enough to be published at once." in page.text


def test_one_button_keeps_a_contact(client, new_contact):
    answer(client, new_contact, "contact", {"email": "new@example.org"})

    page = client.get(review(new_contact))

    assert buttons(page) == {"keep_contact": "Keep the new contact"}
    assert "Only the contact is new." in page.text
