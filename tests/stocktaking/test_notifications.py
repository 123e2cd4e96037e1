"""What people are told, in their language, and only after it is true."""

from datetime import UTC, datetime
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from stocktaking import notifications, workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.factories import (
    OrganisationFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    def act(item):
        with django_capture_on_commit_callbacks(execute=True):
            workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)

    return act


def in_review(**person):
    return SubmissionFactory(
        state=State.IN_REVIEW,
        submitter=UserFactory(**person),
        document=document(texts=[text("Radio & <Village>")]),
    )


def test_submitter_is_told_what_happened_and_where(publish, mailoutbox, settings):
    settings.SITE_URL = "https://portal.example.org"
    item = in_review(email="a@example.org")

    publish(item)

    (mail,) = mailoutbox
    url = "https://portal.example.org" + reverse(
        "stocktaking:submission", args=[item.pk]
    )
    assert mail.to == ["a@example.org"]
    assert "Radio & <Village>" in mail.subject + mail.body
    assert "Published" in mail.subject + mail.body
    assert url in mail.body
    assert "\n" not in mail.subject


@pytest.mark.parametrize(
    ("language", "prefix"),
    [("en", ""), ("fr", "/fr"), ("ar", "/ar"), ("zh-hans", "/zh")],
)
def test_mail_is_in_the_language_of_the_person(
    publish, mailoutbox, settings, language, prefix
):
    settings.SITE_URL = "https://portal.example.org"
    item = in_review(language=language)

    publish(item)

    (mail,) = mailoutbox
    assert f"https://portal.example.org{prefix}/" in mail.body
    other = [p for p in ("/fr/", "/ar/", "/zh/") if p != f"{prefix}/"]
    assert not [p for p in other if p in mail.body]


def test_nothing_is_mailed_before_the_commit(
    mailoutbox, django_capture_on_commit_callbacks
):
    item = in_review()
    with django_capture_on_commit_callbacks() as callbacks:
        workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)
    assert (len(callbacks), mailoutbox) == (1, [])


@transaction.atomic
def publish_and_fail(item):
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)
    raise ZeroDivisionError


def test_nothing_is_mailed_about_a_step_that_was_rolled_back(
    mailoutbox, django_capture_on_commit_callbacks
):
    item = in_review()
    with (
        django_capture_on_commit_callbacks(execute=True) as callbacks,
        pytest.raises(ZeroDivisionError),
    ):
        publish_and_fail(item)
    item.refresh_from_db()
    assert (item.state, callbacks, mailoutbox) == (State.IN_REVIEW, [], [])


class Broken(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("no server")


def test_broken_mail_server_does_not_undo_the_step(publish, settings, caplog):
    settings.EMAIL_BACKEND = "tests.stocktaking.test_notifications.Broken"
    item = in_review()

    publish(item)

    item.refresh_from_db()
    assert item.state == State.PUBLISHED
    assert item.events.last().after == State.PUBLISHED
    assert "no server" in caplog.text


class Refusing(BaseEmailBackend):
    def send_messages(self, messages):
        (address,) = messages[0].to
        told = f"5.1.1 <{address}>: no such mailbox".encode()
        raise SMTPRecipientsRefused({address: (550, told)})


def test_address_that_a_mail_server_refuses_is_in_no_log(publish, settings, caplog):
    settings.EMAIL_BACKEND = "tests.stocktaking.test_notifications.Refusing"

    publish(in_review(email="canary@example.org"))

    assert "AddressRefused: [550]" in caplog.text
    assert "canary" not in caplog.text


@pytest.fixture
def queued(settings):
    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}


def test_worker_is_told_of_the_event_and_of_no_words(queued, publish, mailoutbox):
    item = in_review(email="canary@example.org")

    publish(item)

    (job,) = DBTaskResult.objects.all()
    event = item.events.last()
    assert job.task == notifications.send
    assert job.args_kwargs == {"args": [event.pk, item.submitter.pk], "kwargs": {}}
    assert mailoutbox == []


def test_worker_is_told_nothing_of_a_step_that_was_rolled_back(queued):
    with pytest.raises(ZeroDivisionError):
        publish_and_fail(in_review())

    assert DBTaskResult.objects.count() == 0


def test_mail_that_is_sent_twice_can_be_known_for_the_same(
    publish, mailoutbox, settings
):
    settings.SITE_URL = "https://portal.example.org:8443"
    item, other = in_review(), in_review()
    publish(item)
    publish(other)

    notifications.send.call(item.events.last().pk, item.submitter.pk)

    one, another, again = [m.extra_headers["Message-ID"] for m in mailoutbox]
    assert (again, len({one, another})) == (one, 2)
    assert one.endswith("@portal.example.org>")


def test_person_whose_account_was_closed_meanwhile_is_told_nothing(publish, mailoutbox):
    item = in_review()
    item.submitter.is_active = False
    item.submitter.save()

    publish(item)

    assert mailoutbox == []


def of_organisation(*members):
    return SubmissionFactory(organisation=OrganisationFactory(members=members))


def submit(item, actor):
    given = Given(terms="2026-11")
    workflow.take_step(item, Action.SUBMIT, actor=actor, given=given)


def test_colleagues_by_name_are_told_each_once_and_in_their_language(
    mailoutbox, django_capture_on_commit_callbacks
):
    colleague = UserFactory(email="bo@example.org", language="fr")
    item = of_organisation(colleague)
    item.collaborators.add(colleague, item.submitter, UserFactory(is_active=False))

    with django_capture_on_commit_callbacks(execute=True):
        submit(item, colleague)

    told = {mail.to[0]: mail for mail in mailoutbox}
    assert len(mailoutbox) == 2
    assert told.keys() == {"bo@example.org", item.submitter.email}
    assert "/fr/my/submissions/" in told["bo@example.org"].body
    assert len({mail.extra_headers["Message-ID"] for mail in mailoutbox}) == 2


def test_member_who_handed_it_in_is_told_what_was_decided(
    publish, mailoutbox, django_capture_on_commit_callbacks
):
    member, other = UserFactory.create_batch(2)
    item = of_organisation(member, other)
    submit(item, member)
    workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())

    publish(item)

    told = {mail.to[0] for mail in mailoutbox}
    assert told == {item.submitter.email, member.email}


def test_who_has_left_the_organisation_is_told_no_more(publish, mailoutbox):
    member = UserFactory()
    item = of_organisation(member)
    submit(item, member)
    workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())
    item.organisation.members.remove(member)

    publish(item)

    assert [mail.to for mail in mailoutbox] == [[item.submitter.email]]


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (Action.RECALL, State.SUBMITTED),
        (Action.DISCARD, State.DRAFT),
        (Action.HAND_OVER, State.IN_REVIEW),
    ],
)
def test_steps_that_tell_the_submitter_nothing_new_are_silent(
    action, state, mailoutbox, django_capture_on_commit_callbacks
):
    item = SubmissionFactory(state=state)
    actor, given = item.reviewer or item.submitter, Given(to=SecretariatFactory())

    with django_capture_on_commit_callbacks(execute=True):
        workflow.take_step(item, action, actor=actor, given=given)
    assert mailoutbox == []


def test_private_part_is_not_mailed(publish, mailoutbox):
    item = in_review()
    item.document["private"]["note"] = "canary"
    item.save()
    publish(item)
    (mail,) = mailoutbox
    assert "canary" not in mail.subject + mail.body


def corrected(item, **public):
    given = Given(public={**item.public, **public}, version=item.document_version)
    workflow.take_step(item, Action.CORRECT, actor=item.reviewer, given=given)


def test_what_the_reviewer_corrected_is_named_with_the_decision(publish, mailoutbox):
    item = in_review()
    corrected(item, starts_on="2020", source="Report")
    corrected(item, starts_on="2021")
    assert mailoutbox == []

    publish(item)

    (mail,) = mailoutbox
    assert "The reviewer corrected: Source, Starts on." in mail.body


def test_corrections_of_an_earlier_review_are_not_named_again(publish, mailoutbox):
    item = in_review()
    corrected(item, starts_on="2020")
    words = Given(words="Which village?")
    workflow.take_step(item, Action.REQUEST_CHANGES, actor=item.reviewer, given=words)
    submit(item, item.submitter)
    workflow.take_step(item, Action.TAKE_UP, actor=SecretariatFactory())

    publish(item)

    assert "corrected" not in mailoutbox[-1].body


@pytest.mark.parametrize(
    ("appealed_at", "words"),
    [
        (None, "You may appeal once"),
        (datetime(2026, 1, 1, tzinfo=UTC), "This decision is final."),
    ],
)
def test_refusal_offers_an_appeal_once(
    appealed_at, words, mailoutbox, django_capture_on_commit_callbacks
):
    item = SubmissionFactory(state=State.IN_REVIEW, appealed_at=appealed_at)
    given = Given(reason="other", words="No.")

    with django_capture_on_commit_callbacks(execute=True):
        workflow.take_step(item, Action.REFUSE, actor=item.reviewer, given=given)

    assert words in mailoutbox[0].body
    assert ("appeal once" in mailoutbox[0].body) is (appealed_at is None)
