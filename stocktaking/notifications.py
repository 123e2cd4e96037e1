"""E-mails about a submission. Called after commit, never inside a transaction."""

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from stocktaking import registers
from stocktaking.choices import Action
from stocktaking.models import Submission, SubmissionEvent

SILENT = {Action.IMPORT, Action.DISCARD, Action.HAND_OVER, Action.RECALL}
"""Steps of which the submitter need not be told."""


def send_after_commit(event: SubmissionEvent) -> None:
    if event.action not in SILENT:
        transaction.on_commit(lambda: send(event.pk), robust=True)


def send(event_id: int) -> None:
    """Tell the submitter, in the submitter's language, what happened and who acts."""
    events = SubmissionEvent.objects.select_related("submission__submitter", "note")
    event = events.get(pk=event_id)
    person, register = event.submission.submitter, event.submission.register
    if not person.is_active:
        return  # an account that was closed, or whose person is forgotten
    with translation.override(person.language):
        context = {
            "event": event,
            "submission": event.submission,
            "comments": registers.get(register).labelled(event.comments),
            "person": person,
            "url": address_of(event.submission),
        }
        message = render_to_string("stocktaking/mail/step.txt", context)
    subject, body = message.strip().split("\n", 1)
    send_mail(" ".join(subject.split()), body.strip() + "\n", None, [person.email])


def address_of(item: Submission) -> str:
    name = "stocktaking:submission"
    return settings.SITE_URL + reverse(name, args=[item.pk])
