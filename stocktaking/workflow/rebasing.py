"""A draft of a change whose record has moved on: brought onto what is public now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from stocktaking import registers
from stocktaking.choices import EDITABLE, Kind
from stocktaking.formats import envelope
from stocktaking.merging import Merged, merge, prints
from stocktaking.models import Revision, Submission
from stocktaking.workflow.bases import base_of, moved_on
from stocktaking.workflow.drafts import (
    SavedMeanwhile,
    organisation_of,
    refuse_resting,
)
from stocktaking.workflow.given import StepRefused
from wsis_portal.accounts.models import User

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Newer:
    """What is public now, and what a draft that began before becomes on top of it."""

    number: int
    merged: Merged
    theirs: dict[str, Any]
    """Of the fields that both changed: what the public version makes of them. A list
    has the rows of both here as well.
    """
    taken_over: list[str]
    """Fields that only the public version changed."""


def newer(item: Submission) -> Newer | None:
    """Nothing where the draft stands on what is public, or where nothing is."""
    now = Revision.objects.public(item.reference) if item.kind == Kind.CHANGE else None
    if not now or not moved_on(item, now):
        return None
    began = base_of(item)
    mine = registers.cleaned(item).get("public", item.public)
    items = registers.get(item.register).judge.items
    seen = prints(began.public, mine, items)
    merged = merge(seen, mine, now.public, items=items)
    other = {name: now.public.get(name) for name in merged.conflicts}
    theirs = merge(seen, other, mine, items=items).values
    moved = registers.differences(began.public, now.public)
    whole = [name for name in moved if name not in merged.joined]
    taken_over = [name for name in whole if merged.values[name] != mine.get(name)]
    return Newer(now.number, merged, {n: theirs[n] for n in other}, taken_over)


def rebase(
    item: Submission,
    chosen: Mapping[str, str],
    *,
    number: int,
    version: int,
    actor: User,
) -> None:
    """Let VERSION of the draft stand on revision NUMBER, as the actor has seen both.

    CHOSEN says `mine` or `theirs` for each field that both changed. Raises StepRefused
    when a choice is missing, or when record or draft have moved on once more.
    """
    refuse_resting(item, actor)
    found = newer(item)
    if not found or (number, version) != (found.number, item.document_version):
        raise StepRefused("moved-meanwhile")
    values = dict(found.merged.values)
    for name in found.merged.conflicts:
        if chosen.get(name) not in (MINE, THEIRS):
            raise StepRefused("needs-choice")
        if chosen[name] == THEIRS:
            values[name] = found.theirs[name]
    store(item, values, number)


def store(item: Submission, public: dict[str, Any], number: int) -> None:
    draft = Submission.objects.filter(
        pk=item.pk, state__in=EDITABLE, document_version=item.document_version
    )
    document = envelope(public, item.private)
    changes = {
        "document": document,
        "organisation": organisation_of(item, document),
        "document_version": item.document_version + 1,
        "base_revision": number,
        "writers": {},
        "updated_at": timezone.now(),
    }
    if not draft.update(**changes):
        raise SavedMeanwhile("saved-meanwhile")
    item.refresh_from_db()
