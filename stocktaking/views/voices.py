"""Who speaks in a thread, as those who write may know them: offices, and colleagues."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from stocktaking.choices import Action
from stocktaking.models import FocalPoint, Submission, SubmissionEvent
from wsis_portal.accounts.models import User

OF_AUTHORS = {
    *(Action.SUBMIT, Action.RECALL, Action.DISCARD),
    *(Action.APPEAL, Action.PUBLISH_AT_ONCE),
}
OF_REVIEWERS = {
    *(Action.TAKE_UP, Action.REQUEST_CHANGES, Action.CORRECT),
    *(Action.PUBLISH, Action.REFUSE, Action.MERGE),
}
OF_PORTAL = {Action.IMPORT, Action.FOLLOW}


class Voices:
    """Of the thread of ITEM, for READER, who knows its authors by name if NAMED.

    Nobody outside learns which person decides. Three queries at most.
    """

    def __init__(
        self,
        item: Submission,
        events: Iterable[SubmissionEvent],
        reader: User,
        *,
        named: bool,
    ) -> None:
        self.item, self.events, self.reader = item, [*events], reader
        self.named = named

    def of(self, event: SubmissionEvent) -> str:
        actor = actor_of(event)
        if actor is None:
            return _("Somebody whose name is erased")
        if actor.pk == self.reader.pk:
            return _("You")
        if hasattr(event, "endorsement"):
            return focal_point_of(event.endorsement.country)
        if event.action not in OF_REVIEWERS and self.is_author(event, actor):
            return str(actor) if self.named else _("The submitter")
        return self.office(event, actor)

    def office(self, event: SubmissionEvent, actor: User) -> str:
        if event.action in OF_REVIEWERS or actor.pk in self.reviewers:
            return _("The reviewer")
        for point in self.points:
            if point.user_id == actor.pk and was_in_force(point, event):
                return focal_point_of(point.country)
        is_ours = actor.is_staff or event.action in OF_PORTAL
        return _("The secretariat") if is_ours else _("Somebody who worked on it")

    def is_author(self, event: SubmissionEvent, actor: User) -> bool:
        return event.action in OF_AUTHORS or actor.pk in self.authors

    @cached_property
    def authors(self) -> set[int]:
        people = set(self.item.collaborators.values_list("pk", flat=True))
        if ours := self.item.organisation:
            people |= set(ours.members.values_list("pk", flat=True))
        return people | {self.item.submitter_id}

    @cached_property
    def reviewers(self) -> set[int | None]:
        """Who holds it, and whoever took a reviewer's step before."""
        steps = [one for one in self.events if one.action in OF_REVIEWERS]
        people = {actor.pk for one in steps if (actor := actor_of(one))}
        return people | {self.item.reviewer_id}

    @cached_property
    def points(self) -> list[FocalPoint]:
        """Of all who said something, for the countries of the document first."""
        people = {actor.pk for one in self.events if (actor := actor_of(one))}
        rows = FocalPoint.objects.filter(user__in=people).select_related("country")
        codes = self.item.public.get("countries") or []
        return sorted(rows, key=lambda point: point.country.code not in codes)


def actor_of(event: SubmissionEvent) -> User | None:
    """Nobody once the note is erased; no query with note and actor selected."""
    note = getattr(event, "note", None)
    return note.actor if note else None


def was_in_force(point: FocalPoint, event: SubmissionEvent) -> bool:
    """On the day that it was ended, until it was."""
    day, last = timezone.localdate(event.at), point.valid_to
    if last and point.ended_at and event.at <= point.ended_at:
        last += timedelta(days=1)
    return point.valid_from <= day and (not last or day <= last)


def focal_point_of(country: object) -> str:
    return _("The national focal point of %(country)s") % {"country": country}
