"""Mails about organisations that were merged, or were to be."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from stocktaking import notifications
from stocktaking.models import OrganisationMerger
from stocktaking.workflow import StepRefused
from wsis_portal.accounts.models import User
from wsis_portal.jobs.queue import enqueue


def tell_merged(merger: OrganisationMerger, people: Iterable[User]) -> None:
    """Called in the transaction of the merger."""
    for person in people:
        enqueue(send_merged, merger.pk, person.pk)


@task
def send_merged(merger_id: int, person_id: int) -> None:
    merger = OrganisationMerger.objects.select_related("into").get(pk=merger_id)
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if not person:
        return  # an account that was closed, or whose person is forgotten
    with translation.override(person.language):
        path = reverse("stocktaking:my-organisations")
        context = {"merger": merger, "person": person, "url": settings.SITE_URL + path}
        written = notifications.in_words("stocktaking/mail/merged.txt", context)
    notifications.mail(*written, person.email, f"merger-{merger_id}-{person_id}")


def send_refused(stays: str, goes: str, person: User, refusal: StepRefused) -> None:
    """By the worker, at once: nobody waits for the page any more."""
    with translation.override(person.language):
        path = reverse("admin:stocktaking_organisation_changelist")
        context = {
            "stays": stays,
            "goes": goes,
            "refusal": refusal,
            "person": person,
            "url": settings.SITE_URL + path,
        }
        written = notifications.in_words("stocktaking/mail/not_merged.txt", context)
    notifications.mail(*written, person.email, f"not-merged-{goes}-{stays}")
