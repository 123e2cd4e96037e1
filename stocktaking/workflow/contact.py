"""Changes of the private part alone: they need no review and no publication."""

from stocktaking.choices import ACTS, EDITABLE, Action, Kind
from stocktaking.models import Revision, Submission
from stocktaking.registers import CONFIRMED, cleaned, differences
from stocktaking.workflow.bases import with_confirmation
from stocktaking.workflow.given import StepRefused
from stocktaking.workflow.rights import by_name, may_change, submitter
from stocktaking.workflow.taking import take_step
from stocktaking.workflow.turns import in_turn
from wsis_portal.accounts.models import User


def changes_contact_only(item: Submission, actor: User) -> bool:
    """Whether ACTOR's draft of a change says the same in public, and is complete."""
    begun = item.kind == Kind.CHANGE and item.state in EDITABLE
    if not (begun and submitter(item, actor) and may_change(item.reference, actor)):
        return False
    now, after = Revision.objects.public(item.reference), cleaned(item)
    if not now or not after or not by_name(contact_holder(now), actor):
        return False  # a colleague does not write over another's contact
    return not differences(now.public, with_confirmation(item, after["public"], now))


def contact_holder(now: Revision) -> Submission:
    """The submission of the last version that somebody wrote: to confirm is not to, nor
    what the secretariat does to records.
    """
    if now.number == 1:
        return now.submission
    older = Revision.objects.filter(reference=now.reference, number__lt=now.number)
    for before in older.order_by("-number").iterator(chunk_size=10):
        confirmed = differences(before.public, now.public) == [CONFIRMED]
        if not confirmed and not is_of_secretariat(now.submission):
            break
        now = before
    return now.submission


def is_of_secretariat(item: Submission) -> bool:
    """An act after publication, or what followed from one. One query at most."""
    followed = item.events.filter(action=Action.FOLLOW)
    return item.kind in ACTS or followed.exists()


@in_turn()
def keep_contact(item: Submission, *, actor: User) -> None:
    """Write the private part to what was published last; the draft has done its work.

    Raises StepRefused when the draft changes the public part too.
    """
    now = Revision.objects.public(item.reference, lock=True)
    if not (now and changes_contact_only(item, actor)):
        raise StepRefused("step-not-possible")
    published, private = contact_holder(now), cleaned(item)["private"]
    private["note"] = private["note"] or published.private.get("note", "")
    published.document = {**published.opened, "private": private}
    published.save(update_fields=["document"])
    take_step(item, Action.DISCARD, actor=actor)
