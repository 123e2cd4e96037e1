"""This year's entry of what was reported before: a draft with last year's words."""

from stocktaking import registers
from stocktaking.models import Revision, Submission
from stocktaking.registers import Public
from stocktaking.workflow.contact import contact_holder
from stocktaking.workflow.drafts import contact_for, open_draft
from stocktaking.workflow.given import StepRefused
from stocktaking.workflow.rights import may_change
from wsis_portal.accounts.models import User

OF_ITS_TIME = frozenset(
    {"starts_on", "identifiers", "awards", "source", "collections", "continues"}
)
"""Of the earlier entry alone: its period, by which it has its year; numbers, prizes and
collections that it was given; where it could be read. What became of it, such as stage
and end, is left out too: a register lists these fields as those that change at once.
"""


def report_again(reference: str, *, actor: User) -> Submission:
    """A draft that continues the record and says the same, but what was of its time.

    Asked for twice it is the same draft, until somebody writes in it.
    """
    base = Revision.objects.public(reference)
    if not (base and is_continued(base.submission.register)):
        raise StepRefused("no-such-record", reference=reference)
    if not may_change(reference, actor):
        raise StepRefused("may-not-change", reference=reference)
    return open_draft(
        base.submission.register,
        actor=actor,
        public=next_entry(base),
        private=contact_for(contact_holder(base), actor),
    )


def is_continued(register: str) -> bool:
    """Whether its records may name an earlier entry."""
    return hasattr(registers.get(register).judge.Meta.model, "continues")


def next_entry(base: Revision) -> Public:
    kept, _left = kept_and_left(base)
    return {name: base.public[name] for name in kept} | {"continues": base.reference}


def kept_and_left(base: Revision) -> tuple[list[str], list[str]]:
    """Names of the fields that say something: those taken over, and the others."""
    register = registers.get(base.submission.register)
    left_out = OF_ITS_TIME | register.at_once
    names = register.judge().fields.keys()
    said = [name for name in names if base.public.get(name)]
    kept = [name for name in said if name not in left_out]
    return kept, [name for name in said if name in left_out]
