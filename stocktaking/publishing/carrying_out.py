"""What a published submission does to the registers, by its kind."""

from stocktaking import registers
from stocktaking.choices import Kind
from stocktaking.models import Submission
from stocktaking.publishing.merging import absorb
from stocktaking.publishing.taking_down import restore, withdraw


def carry_out(item: Submission) -> list[Submission]:
    """In the transaction of the step, whose writes have been checked.

    Gives the changes of other records that follow from it: published, not moved yet.
    """
    if item.kind == Kind.MERGER:
        return absorb(item)
    if item.kind == Kind.WITHDRAWAL:
        withdraw(item)
    elif item.kind == Kind.RESTORATION:
        restore(item)
    else:
        registers.get(item.register).publish(item)
    return []
