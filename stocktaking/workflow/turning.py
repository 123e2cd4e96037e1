"""A draft of a new record that looks like one that is published: what it is instead."""

from typing import Any

from django.db import transaction
from django.db.models import F, Func, Value
from django.utils import timezone

from stocktaking import registers
from stocktaking.choices import EDITABLE, Kind, State
from stocktaking.formats import envelope
from stocktaking.merging import fingerprints, flat
from stocktaking.models import Organisation, Revision, Submission
from stocktaking.registers import Public
from stocktaking.workflow.completing import completed, money
from stocktaking.workflow.drafts import (
    NOBODY,
    SavedMeanwhile,
    organisation_of,
    refuse_resting,
    save_words,
)
from stocktaking.workflow.given import StepRefused
from stocktaking.workflow.rights import may_change
from wsis_portal.accounts.models import User


def turn_into_change(
    item: Submission, reference: str, *, version: int, actor: User
) -> None:
    """Let VERSION of the draft be a change of the record; all that was typed is kept.

    Raises StepRefused when the submitter may not change it, or has begun to; when it
    is no draft of a new record, or was changed meanwhile.
    """
    with transaction.atomic():
        list(User.objects.select_for_update().filter(pk=item.submitter_id))
        base = refuse_turning(item, reference, actor)
        if (begun := change_begun(item, reference)) is not None:
            raise StepRefused("change-begun", reference=begun.reference)
        store(item, base, version)


def refuse_turning(item: Submission, reference: str, actor: User) -> Revision:
    """Or give what the record says today."""
    refuse_resting(item, actor)
    if (item.kind, item.state) != (Kind.NEW, State.DRAFT):
        raise StepRefused("step-not-possible")
    base = published(item, reference)
    if not may_change(reference, item.submitter):
        raise StepRefused("may-not-change", reference=reference)
    return base


def published(item: Submission, reference: str) -> Revision:
    """What the record says today; it is of the register of ITEM."""
    base = Revision.objects.public(reference)
    if not base or base.submission.register != item.register:
        raise StepRefused("no-such-record", reference=reference)
    return base


def change_begun(item: Submission, reference: str) -> Submission | None:
    """The open draft of a change that the submitter has beside this one."""
    begun = Submission.objects.filter(
        submitter=item.submitter_id, reference=reference, state__in=EDITABLE
    )
    return begun.order_by("pk").last()


def store(item: Submission, base: Revision, version: int) -> None:
    draft = Submission.objects.filter(
        pk=item.pk, state=State.DRAFT, kind=Kind.NEW, document_version=version
    )
    document = envelope(turned(item, base), item.private)
    changes = {
        "kind": Kind.CHANGE,
        "profile": base.submission.profile,
        "reference": base.reference,
        "base_revision": base.number,
        "document": document,
        "document_version": version + 1,
        "organisation": organisation_of(item, document),
        "writers": {},
        "updated_at": timezone.now(),
    }
    if not draft.update(**changes):
        raise SavedMeanwhile("saved-meanwhile")
    item.refresh_from_db()


def turned(item: Submission, base: Revision) -> Public:
    """The public part that the draft would have as a change of the record."""
    judge, mine = registers.get(item.register).judge, with_references(item.public)
    if mine.get("continues") == base.reference:
        mine = {**mine, "continues": None}
    values = completed(mine, base.public, judge.items)
    return values | money(mine, base.public, judge.rules)


def with_references(public: Public) -> Public:
    """Partners that are spelled out and known by their references, as the record's."""
    rows = public.get("partners")
    if not isinstance(rows, list):
        return public
    names = {name for row in rows if (name := spelled_out(row))}
    known = Organisation.objects.all_named(names) if names else {}
    return {**public, "partners": [referred(row, known) for row in rows]}


def spelled_out(row: Any) -> str:
    named = row.get("organisation") if isinstance(row, dict) else None
    name = named.get("name") if isinstance(named, dict) else None
    return name if isinstance(name, str) else ""


def referred(row: Any, known: dict[str, list[Organisation]]) -> Any:
    found = known.get(spelled_out(row), [])
    return {**row, "organisation": found[0].reference} if len(found) == 1 else row


def let_continue(item: Submission, reference: str, *, actor: User) -> None:
    """Say in the draft that it is a later entry of the record."""
    published(item, reference)
    if not may_change(reference, actor):
        raise StepRefused("may-not-change", reference=reference)
    seen = fingerprints(flat(item.opened), ["continues"])
    typed = {"continues": reference}
    save_words(item, typed, seen=seen, writer=NOBODY, actor=actor)


def set_apart(item: Submission, reference: str, *, actor: User) -> None:
    """Remember that the draft is about something else than the record."""
    refuse_resting(item, actor)
    published(item, reference)
    longer = Func(F("apart_from"), Value(reference), function="array_append")
    other = Submission.objects.filter(pk=item.pk, state__in=EDITABLE)
    other.exclude(apart_from__contains=[reference]).update(apart_from=longer)
    item.refresh_from_db()
