"""E-mails about a submission: queued with the step, sent after its commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from stocktaking import registers
from stocktaking.choices import Action
from stocktaking.models import Submission, SubmissionEvent
from wsis_portal.accounts.models import User
from wsis_portal.jobs.mail import deliver
from wsis_portal.jobs.queue import enqueue

SILENT = {Action.IMPORT, Action.DISCARD, Action.HAND_OVER, Action.RECALL}
"""Steps of which the submitter need not be told."""


_together: ContextVar[bool] = ContextVar("together", default=False)


@contextmanager
def told_together() -> Iterator[None]:
    """Within, no step is told of: whoever takes many tells of all in one message."""
    token = _together.set(True)
    try:
        yield
    finally:
        _together.reset(token)


def tell(event: SubmissionEvent) -> None:
    """Called in the transaction of the step. No words, no address are queued."""
    if event.action not in SILENT and not _together.get():
        enqueue(send, event.pk)


@task
def send(event_id: int) -> None:
    """Tell the submitter what happened and who acts.

    A worker that is killed between sending and saying so makes another one send again;
    both messages have one Message-ID, by which mail servers know them for the same.
    """
    events = SubmissionEvent.objects.select_related("submission__submitter", "note")
    event = events.get(pk=event_id)
    person = event.submission.submitter
    if not person.is_active:
        return  # an account that was closed, or whose person is forgotten
    mail(*written(event, person), person.email, event.hash[:32])


def mail(subject: str, body: str, address: str, identity: str, **headers: str) -> None:
    """Send it; another one of the same IDENTITY is known for the same."""
    site = urlsplit(settings.SITE_URL).hostname
    headers["Message-ID"] = f"<{identity}@{site}>"  # in one line
    deliver(address, subject, body, headers)


def written(event: SubmissionEvent, person: User) -> tuple[str, str]:
    """Subject and text of a message, in the language of PERSON."""
    register = registers.get(event.submission.register)
    with translation.override(person.language):
        context = {
            "event": event,
            "submission": event.submission,
            "comments": register.labelled(event.comments),
            "person": person,
            "url": address_of(event.submission),
        }
        return in_words("stocktaking/mail/step.txt", context)


def in_words(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text: the first line of TEMPLATE, and the rest."""
    message = render_to_string(template, context)
    subject, body = message.strip().split("\n", 1)
    return subject, body


def address_of(item: Submission) -> str:
    name = "stocktaking:submission"
    return settings.SITE_URL + reverse(name, args=[item.pk])
