"""E-mails about a submission: queued with the step, sent after its commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from stocktaking import registers
from stocktaking.choices import ACTS, UNTOLD, Action, Kind, State
from stocktaking.models import Submission, SubmissionEvent
from stocktaking.querysets import decisions
from wsis_portal.accounts.models import User
from wsis_portal.jobs.mail import deliver
from wsis_portal.jobs.queue import enqueue

HANDED_IN = (Action.SUBMIT, Action.PUBLISH_AT_ONCE)

NO_MAIL = ".invalid"
"""Ends the address of an account that is nobody's, by RFC 2606."""
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
    if event.action not in UNTOLD and not _together.get():
        for person in hearers(event):
            enqueue(send, event.pk, person.pk)


def hearers(event: SubmissionEvent) -> list[User]:
    """Who wrote it, and who handed it in; to a message of theirs, the reviewer. Of what
    was done to a record, those who reported it as well. Each once.
    """
    item = event.submission
    if event.action == Action.COMMENT and is_of_author(event):
        return [item.reviewer] if item.reviewer else []
    told = {person.pk: person for person in writers(item)}
    if event.action == Action.COMMENT and item.reviewer:
        told[item.reviewer.pk] = item.reviewer  # where somebody else wrote, both sides
        told.pop(event.note.actor_id, None)
    if item.kind in ACTS and event.after == State.PUBLISHED:
        told |= {person.pk: person for person in reporters(item)}
    return [*told.values()]


def is_of_author(event: SubmissionEvent) -> bool:
    mine = Submission.objects.of_author(event.note.actor)
    return mine.filter(pk=event.submission_id).exists()


def writers(item: Submission) -> QuerySet[User]:
    """Who works on ITEM by name, and whoever handed it in as a member of the
    organisation that it is of, and still is one.
    """
    people = Q(pk=item.submitter_id) | Q(shared_submissions=item)
    if item.organisation_id:
        steps = item.events.filter(action__in=HANDED_IN).order_by()
        by_them = Q(pk__in=steps.values("note__actor"))
        people |= by_them & Q(organisations=item.organisation_id)
    return with_mail(User.objects.filter(people)).distinct().order_by("pk")


def reporters(item: Submission) -> QuerySet[User]:
    """Whose words the records of an act after publication say."""
    references = {item.reference, item.proposal.absorbs}
    published = Submission.objects.filter(
        reference__in=references,
        state=State.PUBLISHED,
        kind__in=(Kind.NEW, Kind.CHANGE),
    )
    people = published.order_by().values("submitter")
    return with_mail(User.objects.filter(pk__in=people))


def with_mail(people: QuerySet[User]) -> QuerySet[User]:
    return people.filter(is_active=True).exclude(email__endswith=NO_MAIL)


@task
def send(event_id: int, person_id: int) -> None:
    """Tell a person what happened and who acts.

    A worker that is killed between sending and saying so makes another one send again;
    both messages have one Message-ID, by which mail servers know them for the same.
    """
    events = SubmissionEvent.objects.select_related("submission", "note")
    event = events.get(pk=event_id)
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if not person:
        return  # an account that was closed, or whose person is forgotten
    identity = f"{event.hash[:32]}-{person.pk}"
    mail(*written(event, person), person.email, identity)


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
            "corrected": corrected_in_words(event),
            "person": person,
            "url": address_of(event.submission, person),
        }
        return in_words("stocktaking/mail/step.txt", context)


def corrected_in_words(event: SubmissionEvent) -> str:
    """The labels of those fields; nothing where there are none."""
    register = registers.get(event.submission.register)
    return register.fields_in_words(corrected_before(event))


def corrected_before(event: SubmissionEvent) -> list[str]:
    """Names of the fields that the reviewer corrected between the last time that it was
    handed in and this decision. Two queries, for a decision.
    """
    if event.action not in decisions.DECISIONS:
        return []
    before = event.submission.events.filter(number__lt=event.number)
    begin = before.filter(action__in=decisions.HANDED_IN).last()
    since = before.filter(number__gt=begin.number) if begin else before
    found = since.exclude(correction=None).select_related("correction")
    return [*dict.fromkeys(name for one in found for name in one.correction.after)]


def in_words(template: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text: the first line of TEMPLATE, and the rest."""
    message = render_to_string(template, context)
    subject, body = message.strip().split("\n", 1)
    return subject, body


def address_of(item: Submission, person: User) -> str:
    """Where PERSON reads on: who wrote it, who reviews it, or whom a record is of."""
    if item.reviewer_id == person.pk:
        path = reverse("admin:stocktaking_submission_change", args=[item.pk])
    elif Submission.objects.of_author(person).filter(pk=item.pk).exists():
        path = reverse("stocktaking:submission", args=[item.pk])
    else:
        path = item.record_url
    return settings.SITE_URL + path
