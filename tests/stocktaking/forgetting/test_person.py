"""A person is forgotten wherever they are; the rest of the world stays."""

import re
from collections import Counter

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import IntegrityError
from django.db.models import CASCADE
from django.test import Client
from django_tasks_db.models import DBTaskResult

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.forgetting import forget, rehearse
from stocktaking.models import (
    AgencyMember,
    EventNote,
    FocalPoint,
    ModerationGrant,
    OrganisationMember,
    Project,
    Submission,
    SubmissionEvent,
)
from stocktaking.portal import portal_account
from tests.factories import (
    AgencyMemberFactory,
    FocalPointFactory,
    ModerationGrantFactory,
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    record,
    text,
)
from tests.stocktaking.forgetting.world import (
    EMAIL,
    dump,
    faults,
    log,
    own,
    tables_that_name_the_person,
)
from tests.wsis_portal.accounts.people import with_app, with_recovery_codes
from wsis_portal.accounts import mails
from wsis_portal.accounts.models import User
from wsis_portal.errors import Refusal
from wsis_portal.jobs.queue import enqueue

pytestmark = pytest.mark.django_db


def test_person_is_nowhere_in_the_database(person, traces):
    assert tables_that_name_the_person() == {
        "accounts_user",
        "django_admin_log",
        "stocktaking_eventnote",
        "stocktaking_submission",
    }
    assert [s.get_decoded()["_auth_user_id"] for s in Session.objects.all()] == [
        str(person.pk)
    ]

    forget(person)

    assert tables_that_name_the_person() == set()
    assert not Session.objects.exists()
    assert faults() == []


def test_rehearsal_says_the_same_and_changes_nothing(person, traces):
    before = {t: r for t, r in dump().items() if t != "django_content_type"}

    rehearsed = rehearse(person)

    assert {t: dump()[t] for t in before} == before
    assert person.email == EMAIL
    assert forget(person) == rehearsed
    assert rehearsed.counts == Counter(
        published=1,
        contacts=1,
        drafts=1,
        unpublished=7,
        contacts_of_others=1,
        events=12,
        notes=13,
        rights=6,
        log=2,
        sessions=1,
    )
    assert rehearsed.still_named == []


def test_account_is_nameless_and_of_no_use(person):
    person.set_password("a long secret")
    person.save()

    forget(person)

    user = User.objects.get(pk=person.pk)
    assert str(user) == user.email == f"forgotten-{user.pk}@portal.invalid"
    assert (user.name, user.language, user.last_login) == ("", "en", None)
    assert [user.is_active, user.is_staff, user.is_superuser] == [False] * 3
    assert not user.has_usable_password()
    assert not Client().login(username=EMAIL, password="a long secret")
    assert not Client().login(username=user.email, password="a long secret")


def test_rights_end_and_what_the_person_gave_to_others_stays(person, colleague):
    AgencyMemberFactory(user=person, appointed_by=colleague)
    FocalPointFactory(user=person, appointed_by=colleague)
    given = AgencyMemberFactory(user=colleague, appointed_by=person)
    grant = ModerationGrantFactory(member=colleague, appointed_by=person)
    OrganisationFactory(members=[person, colleague])

    forget(person)

    assert [row.user for row in OrganisationMember.objects.all()] == [colleague]
    assert given in (kept := AgencyMember.objects.filter(user=colleague))
    assert list(AgencyMember.objects.all()) == list(kept)
    assert list(ModerationGrant.objects.all()) == [grant]
    assert not FocalPoint.objects.exists()


def test_everybody_else_stays_as_they_were(person, traces, colleague):
    row = record(texts=[text(description="Ask Bo Berg, bo@example.org.")])
    change_of(row, submitter=colleague)
    Client().force_login(colleague)
    log(colleague, row)
    portal_account()  # takes what was in review out of the hands of its reviewer
    others = User.objects.exclude(pk=person.pk).order_by("pk")
    before = list(others.values()), list(Project.objects.values())
    rows = Submission.objects.filter(submitter=colleague).order_by("pk")
    words = list(rows.values())

    forget(person)

    assert (list(others.values()), list(Project.objects.values())) == before
    assert list(rows.values()) == words
    assert LogEntry.objects.get().user == colleague
    assert Session.objects.count() == 1


def test_how_the_person_signed_in_is_forgotten(person, settings, client):
    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}
    person.vouch_for_address()
    person.emailaddress_set.create(email="ana@new.example")
    with_app(person)
    with_recovery_codes(person)
    settings.DEMO = True
    client.force_login(person)
    request = client.get("/my/").wsgi_request
    UserSession.objects.create_from_request(request)
    said = {"from_email": "ana@old.example", "timestamp": "2026-01-01T00:00:00+00:00"}
    enqueue(mails.tell_of_change, "account/email/email_changed", person.pk, "", said)

    forget(person)

    left = " ".join(dump().values())
    assert not re.search(r"ana@\w+\.example", left)
    for model in (EmailAddress, Authenticator, UserSession, DBTaskResult):
        assert list(model.objects.all()) == []


def test_nobody_is_told_by_mail_after_being_forgotten(
    person, mailoutbox, django_capture_on_commit_callbacks
):
    own(person, State.IN_REVIEW)
    with django_capture_on_commit_callbacks(execute=True):
        forget(person)
    assert mailoutbox == []


def test_what_hangs_on_an_account_is_erased_or_stays_with_the_nameless_one():
    """A new relation shows up here: is it of the person, or of the record?"""
    relations = [
        relation
        for relation in User._meta.get_fields(include_hidden=True)
        if getattr(relation, "on_delete", None)
    ]
    stays = {
        f"{relation.related_model.__name__}.{relation.field.name}"
        for relation in relations
        if relation.on_delete is not CASCADE
    }
    assert stays == {
        "AgencyMember.appointed_by",
        "AgencyMember.ended_by",
        "BulkDecision.to",
        "ErrorReport.settled_by",
        "EventNote.actor",
        "FocalPoint.appointed_by",
        "FocalPoint.ended_by",
        "MembershipClaim.decided_by",
        "ModerationGrant.appointed_by",
        "ModerationGrant.ended_by",
        "OrganisationMerger.merged_by",
        "Submission.refused_by",
        "Submission.reviewer",
        "Submission.submitter",
    }


def test_forgetting_is_all_or_nothing(person, traces):
    UserFactory(email=f"forgotten-{person.pk}@portal.invalid")
    before = tables_that_name_the_person()

    with pytest.raises(IntegrityError):
        forget(person)

    assert tables_that_name_the_person() == before
    assert Session.objects.count() == 1


def test_person_is_forgotten_once(person):
    forget(person)
    person.refresh_from_db()
    with pytest.raises(Refusal, match="no person's account"):
        forget(person)


def test_chain_goes_on_after_somebody_was_forgotten(person, traces):
    forget(person)
    item = SubmissionFactory(state=State.SUBMITTED)
    workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())
    assert faults() == []
    assert EventNote.objects.filter(event=SubmissionEvent.objects.last()).exists()
