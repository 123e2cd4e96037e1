"""A person is given all that the database has about them, and nobody else."""

import json
from datetime import date

import pytest
from allauth.usersessions.models import UserSession

from stocktaking.choices import State
from stocktaking.forgetting.telling import everything_of, label, relations
from stocktaking.models import (
    BulkDecision,
    NoReminders,
    OrganisationMerger,
    OwnNumber,
    Reminder,
    TermsAcceptance,
    Upload,
    UploadRow,
)
from tests.factories import (
    AgencyMemberFactory,
    DraftInvitationFactory,
    ErrorReportFactory,
    FocalPointFactory,
    InvitationFactory,
    MembershipClaimFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    SavedSearchFactory,
    SubmissionFactory,
    UserFactory,
    key_of,
)
from tests.stocktaking.forgetting.world import EMAIL, NAME, PHONE, own
from tests.wsis_portal.accounts.people import with_app
from wsis_portal.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def more_traces(person, traces):
    """With what `traces` does not have."""
    InvitationFactory(invited_by=person)
    DraftInvitationFactory(invited_by=person)
    made = MembershipClaimFactory(user=person)
    TermsAcceptance.objects.create(user=person, version="2026-11")
    Reminder.objects.create(
        person=person, reference="WSIS-P-1", vouched_on=date(2025, 1, 1), occasion="due"
    )
    NoReminders.objects.create(person=person)
    SavedSearchFactory(person=person)
    ErrorReportFactory(reporter=person)
    ErrorReportFactory(settled=True, settled_by=person)
    SubmissionFactory(state=State.IN_REVIEW, reviewer=person)
    SubmissionFactory(state=State.REFUSED, refused_by=person)
    BulkDecision.objects.create(person=person, to=person, action="hand-over")
    decided = MembershipClaimFactory(state="confirmed", **decision(person))
    AgencyMemberFactory(appointed_by=person)
    FocalPointFactory(appointed_by=person)
    ModerationGrantFactory(appointed_by=person)
    for make in (AgencyMemberFactory, FocalPointFactory, ModerationGrantFactory):
        make(valid_to="2026-01-01", ended_by=person)
    OrganisationMerger.objects.create(
        reference="WSIS-O-2", name="Radio", into=OrganisationFactory(), merged_by=person
    )
    permission = person.user_permissions.model.objects.first()
    person.user_permissions.add(permission)
    person.vouch_for_address()
    with_app(person)
    UserSession.objects.create(user=person, ip="127.0.0.1", session_key="one")
    upload_of(person)
    key_of(person)
    return made, decided


def upload_of(person, cells=()):
    """A file with one row that was handed in under a number."""
    upload = Upload.objects.create(owner=person, name="a.csv", size=1, language="en")
    UploadRow.objects.create(upload=upload, number=2, cells=[*cells])
    item = SubmissionFactory(submitter=person)
    OwnNumber.objects.create(
        person=person, register="project", value=f"A-{item.pk}", submission=item
    )


def decision(person):
    return {"decided_by": person, "decided_at": person.date_joined}


def test_every_relation_of_a_person_is_in_the_file(person, more_traces):
    """A new relation shows up here: give the person of the tests a row of it."""
    rows = everything_of(person)["rows"]

    assert set(rows) == {label(relation) for relation in relations()}
    assert [name for name, found in rows.items() if not found] == []
    for relation in relations():
        mine = {relation.field.attname: person.pk}
        stored = relation.related_model._base_manager.filter(**mine)
        assert len(rows[label(relation)]) == stored.count()


def test_every_relation_of_the_database_is_walked():
    """However it is declared: foreign keys, one to one, many to many."""
    columns = {
        f"{model._meta.label}.{field.name}"
        for model in User._meta.apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        for field in model._meta.local_fields
        if field.related_model is User
    }
    assert {label(relation) for relation in relations()} == columns


def test_own_words_are_in_the_file_and_words_of_others_are_not(person, traces):
    canary = SubmissionFactory(state=State.IN_REVIEW, reviewer=person)
    canary.document["public"]["texts"][0]["title"] = "Kanarienvogel"
    canary.save()
    InvitationFactory(email=EMAIL.lower(), invited_by__email="sender@example.org")

    found = everything_of(person)
    words = json.dumps(found, default=str)

    assert found["account"]["email"] == EMAIL
    assert PHONE in words
    assert f"Dear {NAME.upper()}" in str(found["said_to_you"])
    assert found["contact_in_submissions_of_others"][0]["contact"]["email"] == EMAIL
    assert len(found["invitations_to_you"]) == 1
    for other in ("Kanarienvogel", "sender@example.org", traces.moderator.email):
        assert other not in words


def test_rows_of_own_files_are_in_the_file_and_those_of_others_are_not(person):
    upload_of(person, ["Radio"])
    upload_of(UserFactory(), ["Kanarienvogel"])

    (row,) = everything_of(person)["rows_of_uploads"]

    assert row["cells"] == ["Radio"]


def test_secrets_are_not_in_the_file(person):
    person.set_password("a long secret")
    person.save()
    own(person)
    assert person.password not in json.dumps(everything_of(person), default=str)


def test_keys_are_told_by_name_and_dates_and_not_by_what_proves_them(person):
    key, word = key_of(person, "Copy for our website")

    (row,) = everything_of(person)["rows"]["accounts.ApiKey.person"]

    assert set(row) == {
        *("id", "person", "name", "prefix"),
        *("created_at", "expires_on", "last_used_on"),
    }
    assert row["name"] == "Copy for our website"
    told = json.dumps(everything_of(person), default=str)
    assert (key.digest in told, word in told) == (False, False)


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_any_number_of_rows(
    person, count, django_assert_num_queries
):
    SubmissionFactory.create_batch(count, submitter=person)
    InvitationFactory.create_batch(count, invited_by=person)
    # one for each relation; rows, words, invitations of two kinds, errors reported,
    # contacts
    with django_assert_num_queries(len(relations()) + 6):
        everything_of(person)
