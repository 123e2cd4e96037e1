"""What becomes of the submissions of a person who is forgotten."""

import pytest
from django.urls import reverse

from stocktaking import formats, workflow
from stocktaking.choices import Action, State
from stocktaking.forgetting import forget
from stocktaking.models import Revision, Submission, SubmissionEvent
from stocktaking.workflow import Given
from tests.factories import (
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    submitted,
)
from tests.stocktaking.forgetting.world import (
    CONTACT,
    EMAIL,
    NAME,
    faults,
    own,
    state_of,
    with_contact,
)

pytestmark = pytest.mark.django_db


def test_fresh_draft_is_deleted(person):
    item = own(person)
    forget(person)
    assert not Submission.objects.filter(pk=item.pk).exists()
    assert not SubmissionEvent.objects.exists()


@pytest.mark.parametrize(
    ("state", "steps", "after"),
    [
        (State.SUBMITTED, ["recall", "discard"], State.DISCARDED),
        (State.IN_REVIEW, ["release", "recall", "discard"], State.DISCARDED),
        (State.RETURNED, ["discard"], State.DISCARDED),
        (State.REFUSED, [], State.REFUSED),
        (State.MERGED, [], State.MERGED),
        (State.DISCARDED, [], State.DISCARDED),
    ],
)
def test_what_is_not_published_is_emptied_and_its_way_stays_on_record(
    person, state, steps, after
):
    item = own(person, state)

    forget(person)

    assert state_of(item) == (after, {}, {})
    assert [event.action for event in item.events.all()][1:] == steps
    assert item.submitter == person
    assert faults() == []


def test_draft_that_was_recalled_is_emptied(person):
    item = own(person)
    given = Given(terms="2026-11")
    for action in (Action.SUBMIT, Action.RECALL):
        workflow.take_step(item, action, actor=person, given=given)

    forget(person)

    assert state_of(item) == (State.DISCARDED, {}, {})


def test_published_record_stays_without_its_contact(person, client):
    row = submitted("project", with_contact(), submitter=person)
    item, revision = Submission.objects.get(), Revision.objects.get()
    public = item.public

    forget(person)

    assert state_of(item) == (State.PUBLISHED, public, {})
    assert Revision.objects.get().public == revision.public
    assert client.get(f"/projects/{row.reference}/").status_code == 200
    assert faults() == []


def test_published_record_of_a_forgotten_person_may_still_be_changed(person, colleague):
    organisation = OrganisationFactory(members=[colleague])
    whole = with_contact(organisation=organisation.reference)
    row = submitted("project", whole, submitter=person)
    forget(person)

    draft = workflow.start_change(row.reference, actor=colleague)

    contact = {"contact_name": "Bo Berg", "email": "bo@example.org"}
    assert draft.private == contact


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.RETURNED, State.IN_REVIEW, State.PUBLISHED]
)
def test_what_was_written_with_others_goes_to_the_first_of_them(
    person, colleague, state
):
    gone, second = UserFactory(is_active=False), UserFactory()
    item = own(person, state, collaborators=[gone, colleague, second])
    public = item.public

    forget(person)

    contact = {"contact_name": "Bo Berg", "email": "bo@example.org"}
    public["texts"][0]["description"] = f"Ask {NAME}, […]."
    assert state_of(item) == (state, public, contact)
    assert item.submitter == colleague
    assert set(item.collaborators.all()) == {gone, second}


def test_what_was_written_with_somebody_who_left_is_erased(person):
    item = own(person, collaborators=[UserFactory(is_active=False)])
    forget(person)
    assert not Submission.objects.filter(pk=item.pk).exists()


def test_forgotten_co_author_leaves_the_submission_alone(person, colleague):
    item = SubmissionFactory(submitter=colleague, collaborators=[person])
    before = state_of(item)

    forget(person)

    assert state_of(item) == before
    assert item.submitter == colleague
    assert not item.collaborators.exists()


def test_what_the_person_reviews_goes_back_into_the_queue(person, colleague):
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=person)

    forgotten = forget(person)

    item.refresh_from_db()
    assert (item.state, item.reviewer) == (State.SUBMITTED, None)
    assert forgotten.counts["reviews"] == 1
    assert faults() == []


def test_decided_submission_of_others_stays_with_its_words(person):
    item = SubmissionFactory(state=State.IN_REVIEW, reviewer=person)
    person.is_superuser = True
    person.save()
    UserFactory(is_superuser=True)
    words = Given(reason="other", words="No.")
    workflow.take_step(item, Action.REFUSE, actor=person, given=words)
    before = state_of(item)

    forget(person)

    assert state_of(item) == before
    assert item.events.last().reason == "other"
    assert item.events.last().words == ""


def test_contact_in_a_submission_of_somebody_else_is_erased(person, colleague):
    ours = formats.envelope({}, {**CONTACT, "note": "Please hurry."})
    item = SubmissionFactory(submitter=colleague, document=ours)
    own_contact = {**CONTACT, "contact_name": "Bo", "email": "b@x.org", "note": EMAIL}
    other = SubmissionFactory(
        submitter=colleague, document=formats.envelope({}, own_contact)
    )

    forget(person)

    nobody = {"contact_name": "", "email": "", "telephone": ""}
    assert state_of(item)[2] == {**nobody, "note": "Please hurry."}
    assert state_of(other)[2] == {**own_contact, "note": ""}
    assert item.document_version == other.document_version == 2


def test_pages_of_an_emptied_submission_open(person, admin_client):
    item = own(person, State.REFUSED)
    forget(person)
    page = reverse("admin:stocktaking_submission_change", args=[item.pk])
    assert admin_client.get(page).status_code == 200
