"""What a change stands on, when its record was published again meanwhile.

A confirmation changes nothing that a record says: it makes no base stale, and whatever
stands on an older base takes it over.
"""

from stocktaking import registers
from stocktaking.models import Revision, Submission
from stocktaking.registers import CONFIRMED, Public


def moved_on(item: Submission, now: Revision) -> list[str]:
    """Fields that the record changed since the change was begun."""
    if now.number == item.base_revision:
        return []
    return [name for name in changed(base_of(item), now) if name != CONFIRMED]


def with_confirmation(item: Submission, public: Public, now: Revision) -> Public:
    """PUBLIC of the change, with the day on which the record was confirmed since."""
    if now.number == item.base_revision:
        return public
    if CONFIRMED not in changed(base_of(item), now):
        return public
    days = [public.get(CONFIRMED), now.public.get(CONFIRMED)]
    typed = [day for day in days if isinstance(day, str)]
    return {**public, CONFIRMED: max(typed, default=None)}


def base_of(item: Submission) -> Revision:
    number = item.base_revision or 0
    return Revision.objects.get(reference=item.reference, number=number)


def changed(base: Revision, now: Revision) -> list[str]:
    return registers.differences(base.public, now.public)
