"""Before a step: drafts are opened and their words kept, valid or not."""

from typing import Any

from django.utils import timezone

from stocktaking import registers
from stocktaking.choices import EDITABLE, Kind, State
from stocktaking.formats import Document, envelope, opens
from stocktaking.models import Organisation, Submission
from stocktaking.publishing import current_revision, public_revision
from stocktaking.validators import check_storable
from stocktaking.workflow.given import StepRefused
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidDocument, Problem

MOST_DRAFTS = 200


def submitter(item: Submission, actor: User) -> bool:
    return item.submitter_id == actor.pk


def author(item: Submission, actor: User) -> bool:
    return submitter(item, actor) or actor in item.collaborators.all()


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
    base = public_revision(reference)
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


def may_change(reference: str, actor: User) -> bool:
    """Who reported it, who belongs to its organisation, and the secretariat."""
    if actor.has_perm("stocktaking.moderate_submission"):
        return True
    published = Submission.objects.filter(reference=reference, state=State.PUBLISHED)
    if published.of_author(actor).exists():
        return True
    base = current_revision(reference)
    organisation = base.public.get("organisation") if base else None
    ours = Organisation.objects.filter(members=actor, reference=organisation)
    return ours.exists()


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


def cleaned(item: Submission) -> Document:
    """The document as it would be stored; nothing where it is not complete yet."""
    try:
        return registers.get(item.register).clean(item.document, item.profile)
    except InvalidDocument:
        return {}
