"""What a reviewer of a merger is shown of the record that becomes part of another."""

from typing import NamedTuple

from stocktaking.comparing import Left, left_behind
from stocktaking.models import Revision, Submission


class Absorbed(NamedTuple):
    """The record that becomes part of another one, and what is said in neither then."""

    record: Revision
    left: list[Left]


def absorbed(item: Submission) -> Absorbed | None:
    """As it was read when the merger was proposed."""
    goes = item.proposal
    versions = Revision.objects.filter(
        reference=goes.absorbs, number=goes.revision or 0
    )
    if not (record := versions.select_related("submission").first()):
        return None
    return Absorbed(record, left_behind(item.register, record.public, item.public))
