"""Acts after publication: taken down, brought back, made one. Another one decides.

Each is a submission of its kind that is handed in as it is begun.
"""

from stocktaking import registers
from stocktaking.choices import WAITING, Action, Cause, Kind
from stocktaking.formats import envelope
from stocktaking.models import Proposal, Revision, Submission
from stocktaking.publishing.merging import united
from stocktaking.registers import Public
from stocktaking.workflow.contact import contact_holder
from stocktaking.workflow.given import Given, StepRefused
from stocktaking.workflow.rights import may_hand_in
from stocktaking.workflow.taking import take_step
from stocktaking.workflow.turns import in_turn
from wsis_portal.accounts.models import User


@in_turn()
def propose_withdrawal(
    reference: str, *, reason: str, words: str, actor: User
) -> Submission:
    """That a public record be taken down; REASON and WORDS are for the public."""
    now = public_now(reference)
    if reason not in Cause.values:
        raise StepRefused("needs-cause")
    proposal = Proposal(reason=reason, words=words)
    return propose(Kind.WITHDRAWAL, now, now.public, proposal, actor)


@in_turn()
def propose_restoration(
    reference: str, number: int, *, words: str, actor: User
) -> Submission:
    """That the record say again what its revision NUMBER says, or be public again."""
    versions = Revision.objects.filter(reference=reference)
    wanted = versions.filter(number=number).first()
    now = Revision.objects.current(reference)
    if not (wanted and now):
        raise StepRefused("no-such-revision", reference=reference, number=number)
    if wanted == now and not now.is_withdrawn():
        raise StepRefused("not-taken-down", reference=reference)
    proposal = Proposal(revision=number, words=words)
    return propose(Kind.RESTORATION, now, wanted.public, proposal, actor)


@in_turn()
def propose_merger(
    reference: str, absorbs: str, *, words: str, actor: User
) -> Submission:
    """That the record ABSORBS become part of the one with REFERENCE."""
    stays, goes = public_now(reference), public_now(absorbs)
    register = registers.get(stays.submission.register)
    if goes.reference == stays.reference or goes.submission.register != register.name:
        raise StepRefused("no-such-record", reference=absorbs)
    if is_waiting(goes.reference):
        raise StepRefused("change-waiting")
    proposal = Proposal(
        reason=Cause.DUPLICATE,
        words=words,
        absorbs=goes.reference,
        revision=goes.number,
    )
    public = united(register, stays, goes)
    return propose(Kind.MERGER, stays, public, proposal, actor)


def propose(
    kind: Kind, now: Revision, public: Public, proposal: Proposal, actor: User
) -> Submission:
    """A submission that is handed in. Raises StepRefused, and then nothing is there."""
    published = now.submission
    item = Submission(
        register=published.register,
        kind=kind,
        profile=published.profile,
        reference=now.reference,
        base_revision=now.number,
        document=envelope(public, contact_holder(now).private),
        submitter=actor,
    )
    if not may_hand_in(item, actor):
        raise StepRefused("may-not-change", reference=now.reference)
    if is_waiting(now.reference):
        raise StepRefused("change-waiting")
    item.save()
    proposal.submission = item
    proposal.save()
    take_step(item, Action.SUBMIT, actor=actor, given=Given(silent=True))
    return item


def public_now(reference: str) -> Revision:
    now = Revision.objects.public(reference.strip().upper())
    if not now:
        raise StepRefused("no-such-record", reference=reference)
    return now


def is_waiting(reference: str) -> bool:
    rows = Submission.objects.filter(reference=reference, state__in=WAITING)
    return rows.exists()
