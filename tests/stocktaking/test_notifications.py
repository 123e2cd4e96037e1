"""What people are told, in their language, and only after it is true."""

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.workflow import Given
from tests.factories import (
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
