"""One click: a record is still true. That is published at once; nothing else moves."""

from typing import Any

from django.utils import timezone

from stocktaking import registers
from stocktaking.choices import Action, Kind
from stocktaking.formats import envelope
from stocktaking.models import Revision, Submission
from stocktaking.registers import CONFIRMED
from stocktaking.workflow.contact import contact_holder
from stocktaking.workflow.drafts import contact_for, organisation_of
from stocktaking.workflow.given import Given, StepRefused
from stocktaking.workflow.rights import may_change
from stocktaking.workflow.taking import take_step
from stocktaking.workflow.turns import in_turn
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidDocument


@in_turn()
def confirm(reference: str, *, number: int, actor: User) -> Submission | None:
    """Publish that the record says the truth today; none where that is said already.

    NUMBER is the revision that the actor has read. Drafts and changes that wait stay as
    they are, and are no reason to wait. Raises StepRefused.
    """
    now = Revision.objects.public(reference, lock=True)
    if not now:
        raise StepRefused("no-such-record", reference=reference)
    if not may_change(reference, actor):
        raise StepRefused("may-not-change", reference=reference)
    register, today = registers.get(now.submission.register), timezone.localdate()
    if not register.is_confirmable(now.public):
        raise StepRefused("needs-no-confirming")
    if now.public.get(CONFIRMED) == today.isoformat():
        return None
    refuse_other_words(now, number)
    item = confirmation(now, actor, {**now.public, CONFIRMED: today.isoformat()})
    take_step(item, Action.PUBLISH_AT_ONCE, actor=actor, given=Given(silent=True))
    return item


def refuse_other_words(now: Revision, number: int) -> None:
    """Nobody confirms what they have not read. A confirmation meanwhile is no words."""
    if number == now.number:
        return
    read = Revision.objects.filter(reference=now.reference, number=number).first()
    same = read and {*registers.differences(read.public, now.public)} <= {CONFIRMED}
    if not same:
        raise StepRefused("changed-meanwhile")


def confirmation(now: Revision, actor: User, public: dict[str, Any]) -> Submission:
    """A change that is complete already."""
    contact = contact_for(contact_holder(now), actor)
    item = Submission(
        register=now.submission.register,
        kind=Kind.CHANGE,
        profile=now.submission.profile,
        reference=now.reference,
        base_revision=now.number,
        document=envelope(public, contact),
        submitter=actor,
    )
    refuse_what_is_no_longer_accepted(item)
    item.organisation = organisation_of(item, item.document)
    item.save()
    return item


def refuse_what_is_no_longer_accepted(item: Submission) -> None:
    try:
        registers.get(item.register).clean(item.document, item.profile)
    except InvalidDocument as problems:
        raise StepRefused("needs-correcting") from problems
