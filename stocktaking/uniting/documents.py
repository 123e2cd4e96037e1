"""Documents that name an organisation which becomes part of another.

What is public says the other one from now on, by a revision of its own. What may still
be published is rewritten. What was decided, and what was said before, stays as it was:
the reference in it is found by the merger.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import F, Q

from stocktaking.indexing.words import naming
from stocktaking.models import (
    Organisation,
    Proposal,
    QueueEntry,
    Revision,
    Submission,
)
from stocktaking.uniting.naming import renamed
from stocktaking.uniting.outlook import OPEN, names
from stocktaking.workflow import (
    StepRefused,
    change_following,
    moved_on,
    with_confirmation,
)
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidDocument


class Moved(NamedTuple):
    """What a record said, and what it says now."""

    before: Revision
    now: Revision


def rewrite_public(
    goes: Organisation, stays: Organisation, actor: User
) -> dict[str, Moved]:
    """By the references of the records. Raises StepRefused for one that is not accepted
    any more as it stands.
    """
    followed = {}
    for row in rows_naming(goes):
        before = row.revision
        public = renamed(before.public, goes.reference, stays.reference)
        try:
            follower = change_following(before, public, actor=actor)
        except InvalidDocument as problems:
            raise StepRefused("needs-mending", reference=row.reference) from problems
        followed[row.reference] = Moved(before, follower.revision)
    return followed


def rows_naming(goes: Organisation) -> Iterator[Any]:
    for model, partner in naming(goes):
        rows = model.objects.filter(Q(organisation=goes) | partner).order_by("pk")
        keys = list(rows.values_list("pk", flat=True))
        for key in keys:
            yield model.objects.select_related("revision__submission").get(pk=key)


def rewrite_open(
    goes: Organisation, stays: Organisation, followed: dict[str, Moved]
) -> None:
    """Drafts and what waits; whoever has one open in a form is told when saving."""
    rows = Submission.objects.filter(
        names(goes.reference) | Q(reference__in=followed), state__in=OPEN
    )
    for item in rows.order_by("pk").select_for_update(of=["self"]):
        rewrite(item, goes, stays, followed.get(item.reference))
    for reference, moved in followed.items():
        read = Proposal.objects.filter(absorbs=reference, submission__state__in=OPEN)
        read.filter(revision=moved.before.number).update(revision=moved.now.number)
    told = QueueEntry.objects.filter(organisation=goes.reference)
    told.update(organisation=stays.reference)


def rewrite(
    item: Submission, goes: Organisation, stays: Organisation, moved: Moved | None
) -> None:
    """A change that stood on what the record said still does."""
    public, base = item.public, item.base_revision
    if moved and not moved_on(item, moved.before):
        public = with_confirmation(item, public, moved.before)
        base = moved.now.number
    public = renamed(public, goes.reference, stays.reference)
    if public != item.public or base != item.base_revision:
        Submission.objects.filter(pk=item.pk).update(
            document={**item.opened, "public": public},
            document_version=F("document_version") + 1,
            base_revision=base,
        )
