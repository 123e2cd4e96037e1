"""Before a step: drafts are opened and their words kept, valid or not."""

from collections.abc import Container
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from stocktaking import registers
from stocktaking.choices import EDITABLE, Action, Kind, State
from stocktaking.documents import PRIVATE
from stocktaking.formats import Document, envelope, opens
from stocktaking.merging import (
    Merged,
    Prints,
    Values,
    fingerprint,
    flat,
    merge,
    parted,
    without_rows,
)
from stocktaking.models import Organisation, Revision, Submission
from stocktaking.registers import Public, differences
from stocktaking.validators import check_storable
from stocktaking.workflow.contact import contact_holder
from stocktaking.workflow.given import StepRefused
from stocktaking.workflow.refusing import not_possible
from stocktaking.workflow.rights import author, by_name, may_change
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidDocument, Problem

MOST_DRAFTS = 200
FRESH = timedelta(days=1)
MOST_ATTEMPTS = 5
"""Of saving while others save. Each of them loses to somebody who has won."""


class Writer(NamedTuple):
    """An open form, and how often it has been sent: an old sending may come late."""

    name: str
    turn: int

    def follows(self, last: Any) -> bool:
        """Whether LAST, as it is stored, is an earlier turn of the same form."""
        name, turn = last
        return bool(name) and (name == self.name) and int(turn) < self.turn

    def is_late(self, last: Any) -> bool:
        """Whether LAST is a later turn of the same form, or this one."""
        name, turn = last
        return bool(name) and (name == self.name) and int(turn) >= self.turn


NOBODY = Writer("", 0)


class SavedMeanwhile(StepRefused):
    """The stored version is not the one that the actor saw."""


def start_draft(register: str, *, actor: User, document: Document) -> Submission:
    """A new draft with what was typed so far, valid or not.

    Raises StepRefused when too many are open, InvalidDocument when it is none.
    """
    refuse_unstorable(document)
    check_room(actor)
    item = Submission(register=register, document=document, submitter=actor)
    item.organisation = organisation_of(item, document)
    item.save()
    return item


def open_draft(
    register: str,
    *,
    actor: User,
    public: Public,
    private: dict[str, Any] | None = None,
) -> Submission:
    """A new draft that says PUBLIC; or the one that says no more than that still.

    PRIVATE is by default what the account of ACTOR says.
    """
    with transaction.atomic():
        list(User.objects.select_for_update().filter(pk=actor.pk))  # pressed twice
        document = envelope(public, private or contact_of(actor))
        untouched = Submission.objects.filter(
            submitter=actor,
            register=register,
            kind=Kind.NEW,
            state=State.DRAFT,
            document=document,
        )
        opened = untouched.order_by("pk").last()
        return opened or start_draft(register, actor=actor, document=document)


def start_change(reference: str, *, actor: User) -> Submission:
    """A draft with what the record says today, or the own one that was begun before.

    Drafts lock nobody.
    """
    base = Revision.objects.public(reference)
    if not base:
        raise StepRefused("no-such-record", reference=reference)
    if not may_change(reference, actor):
        raise StepRefused("may-not-change", reference=reference)
    with transaction.atomic():
        list(User.objects.select_for_update().filter(pk=actor.pk))  # pressed twice
        begun = Submission.objects.filter(
            submitter=actor, reference=reference, state__in=EDITABLE
        )
        return begun.order_by("pk").last() or change_of(base, actor)


def change_of(base: Revision, actor: User) -> Submission:
    check_room(actor)
    item = Submission(
        register=base.submission.register,
        kind=Kind.CHANGE,
        profile=base.submission.profile,
        reference=base.reference,
        base_revision=base.number,
        document=envelope(base.public, contact_for(contact_holder(base), actor)),
        submitter=actor,
    )
    item.organisation = organisation_of(item, item.document)
    item.save()
    return item


def contact_of(actor: User) -> dict[str, Any]:
    return {"contact_name": str(actor), "email": actor.email}


def contact_for(published: Submission, actor: User) -> dict[str, Any]:
    """Who wrote it keeps the contact given before; nobody else is shown it."""
    if not by_name(published, actor):
        return contact_of(actor)
    return {**published.private, "note": ""}


def check_room(actor: User) -> None:
    drafts = Submission.objects.filter(submitter=actor, state__in=EDITABLE)
    if drafts.count() >= MOST_DRAFTS:
        raise StepRefused("too-many-drafts", limit=MOST_DRAFTS)


def refuse_unstorable(document: Document) -> None:
    """Words may be wrong; the envelope must open, and the database keep them."""
    if not opens(document):
        raise InvalidDocument({"document": [Problem("invalid")]})
    if found := check_storable(document):
        raise InvalidDocument(found)


def save_words(
    item: Submission, typed: Values, *, seen: Prints, writer: Writer, actor: User
) -> Merged:
    """Store the fields that were typed, valid or not, and leave the others alone.

    SEEN are the fingerprints of what the actor saw of them, WRITER is the open form.
    Gives what came of it: the `conflicts`, fields that somebody else has changed
    meanwhile to something else, stay as they are. Raises StepRefused when the document
    rests, or is not the actor's.
    """
    for _attempt in range(MOST_ATTEMPTS):
        refuse_resting(item, actor)
        now = flat(item.opened)
        merged = merge_words(item, typed, now, seen, writer)
        words = merged.values | {n: now.get(n) for n in merged.conflicts}
        if fingerprint(words) == fingerprint(now):
            keep_fresh(item)
            return merged
        document, version = parted(words, PRIVATE), item.document_version
        try:
            save_document(
                item,
                document,
                version=version,
                actor=actor,
                writer=writer,
                joined=merged.joined,
            )
        except SavedMeanwhile:
            item.refresh_from_db()
        else:
            return merged
    raise StepRefused("moved-meanwhile")


def merge_words(
    item: Submission, typed: Values, now: Values, seen: Prints, writer: Writer
) -> Merged:
    """A form that is sent late brings no rows back that its writer has left since."""
    own = {name for name, last in item.writers.items() if writer.follows(last)}
    late = {name for name, last in item.writers.items() if writer.is_late(last)}
    items = registers.get(item.register).judge.items
    return merge(without_rows(seen, late), typed, now, own, items)


def keep_fresh(item: Submission) -> None:
    """A draft that is saved without a new word is not an old one, either."""
    if timezone.now() - item.updated_at > FRESH:
        draft = Submission.objects.filter(pk=item.pk, state__in=EDITABLE)
        draft.update(updated_at=timezone.now())


def refuse_resting(item: Submission, actor: User) -> None:
    if item.state not in EDITABLE or not author(item, actor):
        raise not_possible(item, Action.SUBMIT, actor)


def save_document(
    item: Submission,
    document: Document,
    *,
    version: int,
    actor: User,
    writer: Writer = NOBODY,
    joined: Container[str] = (),
) -> None:
    """Store the whole document, valid or not, over `version`, the one the actor saw.

    JOINED are the lists that are of several writers now, and so of none.

    Raises SavedMeanwhile when somebody else saved since, StepRefused when the document
    rests, or when it is not the actor's.
    """
    refuse_unstorable(document)
    refuse_resting(item, actor)
    draft = Submission.objects.filter(
        pk=item.pk, state__in=EDITABLE, document_version=version
    )
    changed = differences(flat(item.opened), flat(document))
    changes = {
        "document": document,
        "document_version": version + 1,
        "writers": item.writers
        | {name: [*(NOBODY if name in joined else writer)] for name in changed},
        "organisation": organisation_of(item, document),
        "updated_at": timezone.now(),
    }
    if not draft.update(**changes):
        raise SavedMeanwhile("saved-meanwhile")
    item.refresh_from_db()
    if not author(item, actor):  # a member gave it to another organisation just now
        item.collaborators.add(actor)


def organisation_of(item: Submission, document: Document) -> Organisation | None:
    """Whose members share it: one that DOCUMENT names and the submitter belongs to.

    It stays with that one when the submitter leaves: colleagues have written in it.
    A reference that somebody merely types shares nothing. One query at most.
    """
    named = document["public"].get("organisation")
    words = named.get("name") if isinstance(named, dict) else named
    if not isinstance(words, str) or not words.strip():
        return None
    belongs = Q(memberships__user=item.submitter_id) | Q(pk=item.organisation_id)
    return Organisation.objects.named(words).filter(belongs).first()
