"""Before a step: drafts are opened and their words kept, valid or not."""

from typing import Any

from django.utils import timezone

from stocktaking.choices import EDITABLE, Kind
from stocktaking.formats import Document, envelope, opens
from stocktaking.models import Revision, Submission
from stocktaking.validators import check_storable
from stocktaking.workflow.given import StepRefused
from stocktaking.workflow.rights import author, may_change
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidDocument, Problem

MOST_DRAFTS = 200


def blank(register: str, *, actor: User) -> Submission:
    """A draft that is not stored yet, with the contact that is known."""
    document = envelope({}, contact_of(actor))
    return Submission(register=register, document=document, submitter=actor)


def start_draft(register: str, *, actor: User, document: Document) -> Submission:
    """A new draft with what was typed so far, valid or not.

    Raises StepRefused when too many are open, InvalidDocument when it is none.
    """
    refuse_unstorable(document)
    check_room(actor)
    return Submission.objects.create(
        register=register, document=document, submitter=actor
    )


def start_change(reference: str, *, actor: User) -> Submission:
    """A draft with what the record says today. Drafts lock nobody."""
    base = Revision.objects.public(reference)
    if not base:
        raise StepRefused("no-such-record", reference=reference)
    if not may_change(reference, actor):
        raise StepRefused("may-not-change", reference=reference)
    check_room(actor)
    return Submission.objects.create(
        register=base.submission.register,
        kind=Kind.CHANGE,
        profile=base.submission.profile,
        reference=reference,
        base_revision=base.number,
        document=envelope(base.public, contact_for(base.submission, actor)),
        submitter=actor,
    )


def contact_of(actor: User) -> dict[str, Any]:
    return {"contact_name": str(actor), "email": actor.email}


def contact_for(published: Submission, actor: User) -> dict[str, Any]:
    """An author keeps the contact given before; nobody else is shown it."""
    if not author(published, actor):
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


def save_document(
    item: Submission, document: Document, *, version: int, actor: User
) -> None:
    """Store what was typed, valid or not, over `version`, the one the actor saw.

    Raises StepRefused when somebody else saved meanwhile, when the document rests, or
    when it is not the actor's.
    """
    refuse_unstorable(document)
    if item.state not in EDITABLE or not author(item, actor):
        raise StepRefused("step-not-possible")
    draft = Submission.objects.filter(
        pk=item.pk, state__in=EDITABLE, document_version=version
    )
    changes = {"document": document, "document_version": version + 1}
    if not draft.update(**changes, updated_at=timezone.now()):
        raise StepRefused("saved-meanwhile")
    item.refresh_from_db()
