"""Drafts: opened, kept, capped; by whom a record may be changed."""

import pytest
from django.conf import settings

from stocktaking import workflow
from stocktaking.choices import EDITABLE, Action, Kind, Profile, State
from stocktaking.formats import envelope
from stocktaking.models import Submission, Tombstone
from stocktaking.workflow import StepRefused
from stocktaking.workflow.drafts import MOST_DRAFTS
from tests.factories import (
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    document,
    record,
    submitted,
)
from tests.stocktaking.situations import member_for
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


def row_submission(row):
    return Submission.objects.filter(reference=row.reference).earliest("pk")


def test_draft_keeps_what_was_typed_valid_or_not():
    user, typed = UserFactory(), envelope({"stage": "paused", "titel": "x"}, {})

    item = workflow.start_draft("project", actor=user, document=typed)

    item.refresh_from_db()
    assert (item.document, item.state, item.kind) == (typed, State.DRAFT, Kind.NEW)
    assert (item.submitter, item.profile, item.reference) == (user, Profile.NEW, "")
    assert item.events.count() == 0


def test_a_draft_is_opened_with_the_contact_of_the_account():
    user = UserFactory(name="A. Person", email="a@example.org")

    item = workflow.open_draft("commitment", actor=user, public={})

    assert (item.register, item.submitter, item.public) == ("commitment", user, {})
    assert item.private == {"contact_name": "A. Person", "email": "a@example.org"}


NO_DOCUMENTS = [
    [],
    {"public": {}, "private": {}},
    {"format": 2, "public": {}},
    {"format": 1, "public": []},
    {"format": 1, "public": {"source": "x" * 200_000}},
    {"format": 1, "public": {"source": "\u00e9" * 100_000}},  # bytes, not letters
    {"format": 1, "public": {"source": "a\0b"}},
    {"format": 1, "public": {"source": "\ud800"}},
    {"format": 1, "public": {"source": float("nan")}},
]


@pytest.mark.parametrize("typed", NO_DOCUMENTS)
def test_what_is_no_document_at_all_is_not_kept(typed):
    user, item = UserFactory(), SubmissionFactory()
    before = Submission.objects.values().get()

    with pytest.raises(InvalidDocument) as refusal:
        workflow.start_draft("project", actor=user, document=typed)
    with pytest.raises(InvalidDocument):
        workflow.save_document(item, typed, version=1, actor=item.submitter)

    assert list(refusal.value.problems) == ["document"]
    assert Submission.objects.values().get() == before


def test_largest_document_is_kept():
    typed = envelope({"source": ""}, {})
    room = 200_000 - len('{"format": 1, "public": {"source": ""}, "private": {}}')
    typed["public"]["source"] = "x" * room
    item = workflow.start_draft("project", actor=UserFactory(), document=typed)
    assert len(item.public["source"]) == room


def test_words_with_a_backslash_are_kept():
    typed = envelope({"source": r"C:\u0000"}, {})
    item = workflow.start_draft("project", actor=UserFactory(), document=typed)
    item.refresh_from_db()
    assert item.public["source"] == r"C:\u0000"


def test_person_has_at_most_200_open_drafts():
    user = UserFactory()
    whole = document()
    many = SubmissionFactory.build_batch(
        MOST_DRAFTS - 1, submitter=user, document=whole, state=State.DRAFT
    )
    Submission.objects.bulk_create(many)
    SubmissionFactory(submitter=user, state=State.SUBMITTED)
    row = record()
    row.organisation.members.add(user)
    last = workflow.start_change(row.reference, actor=user)
    other = record()
    other.organisation.members.add(user)

    refused = []
    for start in (
        lambda: workflow.start_draft("project", actor=user, document=whole),
        lambda: workflow.start_change(other.reference, actor=user),
    ):
        with pytest.raises(StepRefused) as refusal:
            start()
        refused.append(refusal.value.problem.as_data()["code"])

    assert (MOST_DRAFTS, refused) == (200, ["too-many-drafts"] * 2)
    workflow.take_step(last, Action.DISCARD, actor=user)
    workflow.start_change(row.reference, actor=user)
    assert user.submissions.filter(state=State.DRAFT).count() == 200


def test_returned_ones_are_open_too():
    user = UserFactory()
    many = SubmissionFactory.build_batch(
        MOST_DRAFTS, submitter=user, document=document(), state=State.RETURNED
    )
    Submission.objects.bulk_create(many)
    with pytest.raises(StepRefused, match="200 are open"):
        workflow.start_draft("project", actor=user, document=document())


@pytest.mark.parametrize("state", EDITABLE)
def test_saving_counts_versions(state):
    item = SubmissionFactory(state=state)
    for version in (1, 2):
        words = document(source=f"Version {version}")
        workflow.save_document(item, words, version=version, actor=item.submitter)
    assert (item.public["source"], item.document_version) == ("Version 2", 3)


def test_second_tab_does_not_overwrite_the_first():
    first = SubmissionFactory()
    second = Submission.objects.get(pk=first.pk)
    words = [document(source=text) for text in ("First", "Second")]
    workflow.save_document(first, words[0], version=1, actor=first.submitter)

    with pytest.raises(StepRefused) as refusal:
        workflow.save_document(second, words[1], version=1, actor=first.submitter)

    second.refresh_from_db()
    assert refusal.value.problem.code == "saved-meanwhile"
    assert (second.document, second.document_version) == (words[0], 2)


@pytest.mark.parametrize("state", sorted(set(State) - set(EDITABLE)))
def test_document_rests_once_it_was_handed_in(state):
    item = SubmissionFactory(state=state)
    before = item.document

    with pytest.raises(StepRefused):
        workflow.save_document(item, document(), version=1, actor=item.submitter)

    item.refresh_from_db()
    assert (item.document, item.document_version) == (before, 1)


def test_collaborator_writes():
    friend = UserFactory()
    item = SubmissionFactory(collaborators=[friend])
    workflow.save_document(item, document(source="Mine"), version=1, actor=friend)
    assert item.public["source"] == "Mine"


@pytest.mark.parametrize(
    "person",
    [UserFactory, SecretariatFactory, lambda: member_for("C3")],
    ids=["stranger", "secretariat", "facilitator"],
)
@pytest.mark.parametrize("state", EDITABLE)
def test_nobody_else_writes(person, state):
    item = SubmissionFactory(state=state)
    with pytest.raises(StepRefused):
        workflow.save_document(item, document(), version=1, actor=person())
    assert Submission.objects.get().document_version == 1


def test_change_begins_with_what_the_record_says():
    row, user = record(stage="planned"), SecretariatFactory(name="The Office")

    item = workflow.start_change(row.reference, actor=user)

    assert (item.kind, item.base_revision, item.state) == (Kind.CHANGE, 1, State.DRAFT)
    assert (item.register, item.reference) == ("project", row.reference)
    assert item.public == row_submission(row).revision.public
    assert item.public["stage"] == "planned"
    assert item.private == {"contact_name": "The Office", "email": user.email}
    assert item.submitter == user


def test_change_begins_with_the_newest_revision():
    row = record()
    first = change_of(row, {"stage": "stopped"})
    workflow.take_step(first, Action.PUBLISH_AT_ONCE, actor=first.submitter)
    item = workflow.start_change(row.reference, actor=first.submitter)
    assert (item.base_revision, item.public["stage"]) == (2, "stopped")


def reported(**more):
    whole = document()
    whole["private"] = {"contact_name": "B", "email": "b@example.org", "note": "Old"}
    return submitted("project", whole, **more)


def test_author_keeps_the_contact_and_not_the_note():
    user = UserFactory()
    row = reported(submitter=user)
    item = workflow.start_change(row.reference, actor=user)
    assert item.private == {"contact_name": "B", "email": "b@example.org", "note": ""}


def test_collaborator_keeps_the_contact_too():
    friend = UserFactory()
    row = reported(collaborators=[friend])
    item = workflow.start_change(row.reference, actor=friend)
    assert item.private["email"] == "b@example.org"


def test_colleague_is_not_shown_the_contact():
    row, colleague = reported(), UserFactory(email="c@example.org")
    row.organisation.members.add(colleague)
    item = workflow.start_change(row.reference, actor=colleague)
    assert item.private == {"contact_name": "c@example.org", "email": "c@example.org"}


def test_profile_of_the_record_stays():
    public = {"texts": [{"language": "en", "title": "Telecentre"}], "source": "2005"}
    row = submitted("project", envelope(public, {}), profile=Profile.HISTORIC)
    item = workflow.start_change(row.reference, actor=SecretariatFactory())
    assert item.profile == Profile.HISTORIC


def test_change_of_a_record_that_is_not_there_is_not_started():
    with pytest.raises(StepRefused) as refusal:
        workflow.start_change("WSIS-P-999999", actor=SecretariatFactory())
    assert refusal.value.problem.code == "no-such-record"


def who_reported(row):
    return row_submission(row).submitter


def who_helped(row):
    friend = UserFactory()
    row_submission(row).collaborators.add(friend)
    return friend


def who_belongs_to_its_organisation(row):
    user = UserFactory()
    row.organisation.members.add(user)
    return user


def who_changed_it_once(row):
    item = change_of(row, {"stage": "stopped"}, submitter=SecretariatFactory())
    workflow.take_step(item, Action.PUBLISH_AT_ONCE, actor=item.submitter)
    item.submitter.user_permissions.clear()
    return type(item.submitter).objects.get(pk=item.submitter_id)


@pytest.mark.parametrize(
    "person",
    [
        who_reported,
        who_helped,
        who_belongs_to_its_organisation,
        who_changed_it_once,
        lambda row: SecretariatFactory(),
        lambda row: UserFactory(is_superuser=True),
    ],
)
def test_these_may_change_a_record(person):
    row = record()
    record()
    assert workflow.may_change(row.reference, person(row))


def who_reported_another(row):
    return who_reported(record())


def who_only_drafted_a_change(row):
    return change_of(row, submitter=UserFactory()).submitter


def who_was_refused_a_change(row):
    user = UserFactory()
    return change_of(row, submitter=user, state=State.REFUSED).submitter


def who_belongs_to_another_organisation(row):
    user = UserFactory()
    OrganisationFactory(members=[user])
    return user


@pytest.mark.parametrize(
    "person",
    [
        lambda row: UserFactory(),
        lambda row: member_for("C3"),
        who_reported_another,
        who_only_drafted_a_change,
        who_was_refused_a_change,
        who_belongs_to_another_organisation,
    ],
)
def test_these_may_not(person):
    row = record()
    user = person(row)
    assert not workflow.may_change(row.reference, user)
    with pytest.raises(StepRefused) as refusal:
        workflow.start_change(row.reference, actor=user)
    assert refusal.value.problem.code == "may-not-change"


def test_nobody_but_the_secretariat_changes_what_is_not_there():
    assert not workflow.may_change("WSIS-P-999999", UserFactory())


def test_organisation_of_today_counts_and_not_the_former_one():
    row, former, today = record(), UserFactory(), UserFactory()
    row.organisation.members.add(former)
    new = OrganisationFactory(members=[today])
    item = change_of(row, {"organisation": new.reference}, state=State.IN_REVIEW)
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)
    assert workflow.may_change(row.reference, today)
    assert not workflow.may_change(row.reference, former)


def test_record_without_organisation_is_nobodys_but_its_authors():
    public = {"texts": [{"language": "en", "title": "Telecentre"}], "source": "2005"}
    row = submitted("project", envelope(public, {}), profile=Profile.HISTORIC)
    user = UserFactory()
    OrganisationFactory(members=[user])
    assert not workflow.may_change(row.reference, user)
    assert workflow.may_change(row.reference, who_reported(row))


def test_no_change_starts_from_a_record_that_was_taken_down():
    row = record()
    author = Submission.objects.get(reference=row.reference).submitter
    Tombstone.objects.create(
        reference=row.reference, register="project", words="Reported twice."
    )

    with pytest.raises(StepRefused) as refusal:
        workflow.start_change(row.reference, actor=author)

    assert refusal.value.problem.code == "no-such-record"


def test_change_begun_before_the_record_was_taken_down_is_not_handed_in():
    row = record()
    item = change_of(row, {"stage": "completed"}, submitter=SecretariatFactory())
    Tombstone.objects.create(
        reference=row.reference, register="project", words="Asked for by its owner."
    )

    with pytest.raises(StepRefused) as refusal:
        workflow.take_step(
            item,
            Action.SUBMIT,
            actor=item.submitter,
            given=workflow.Given(terms=settings.TERMS_VERSION),
        )

    assert refusal.value.problem.code == "no-such-record"
    assert item.state == State.DRAFT
