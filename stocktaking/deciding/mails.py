"""One message to a submitter about all that was decided together."""

from collections import defaultdict

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from stocktaking.choices import Outcome
from stocktaking.models import BulkDecision, Submission, SubmissionEvent
from stocktaking.notifications import address_of, corrected_in_words, in_words, mail
from wsis_portal.accounts.models import User

MOST = 50  # that a message lists; the rest is found on the page


def told(decision: BulkDecision) -> dict[int, list[int]]:
    """By the key of the submitter: the keys of the events. One query."""
    rows = decision.rows.filter(outcome=Outcome.DONE).order_by("pk")
    found: dict[int, list[int]] = defaultdict(list)
    for person, event in rows.values_list("submission__submitter", "event"):
        found[person].append(event)
    return found


@task
def send(pk: int, person_id: int) -> None:
    """Told twice, mail servers know it for the same. No address is queued."""
    person = User.objects.filter(pk=person_id, is_active=True).first()
    rows = SubmissionEvent.objects.filter(
        pk__in=BulkDecision.objects.filter(pk=pk).values("rows__event"),
        submission__submitter=person_id,
    )
    events = list(rows.select_related("submission", "note").order_by("number"))
    if person and events:
        mail(*written(events, person), person.email, f"decided-{pk}-{person_id}")


def written(events: list[SubmissionEvent], person: User) -> tuple[str, str]:
    """Subject and text, in the language of PERSON."""
    with translation.override(person.language):
        context = {
            "event": events[0],
            "count": len(events),
            "more": max(0, len(events) - MOST),
            "items": [item(event, person) for event in events[:MOST]],
            "person": person,
            "url": settings.SITE_URL + reverse("stocktaking:my-submissions"),
        }
        return in_words("stocktaking/mail/decided.txt", context)


def item(event: SubmissionEvent, person: User) -> tuple[Submission, str, str]:
    """What was decided on, where it is read, and what was corrected before."""
    submission = event.submission
    return submission, address_of(submission, person), corrected_in_words(event)
