"""A record leaves its register, or comes back into it."""

from typing import Any

from stocktaking import registers
from stocktaking.models import Published, Record, Revision, Submission, Tombstone
from stocktaking.publishing.organisations import settled
from stocktaking.publishing.records import turn_edition
from stocktaking.publishing.rows import write
from stocktaking.registers import CONTINUES, Register


def withdraw(item: Submission) -> None:
    """Take the record of ITEM down, with all that is told about it."""
    register = registers.get(item.register)
    row = row_of(register, item.reference)
    for about, other in rows_about(row):
        take_down(about, other, item)
    take_down(register, row, item)


def take_down(
    register: Register, row: Published, item: Submission, *, into: str = ""
) -> None:
    """Leave a stone; what no document says of the row is kept there."""
    identifiers: Any = getattr(row, "identifiers", None)
    known = identifiers.values_list("scheme", "value") if identifiers else []
    proposal = item.proposal
    Tombstone.objects.create(
        reference=row.reference,
        register=register.name,
        submission=item,
        reason=proposal.reason,
        words=proposal.words,
        merged_into=into,
        identifiers=[f"{scheme}:{value}" for scheme, value in known],
        published_at=row.published_at,
        vouched_on=row.vouched_on if isinstance(row, Record) else None,
    )
    row.delete()
    tell_what_it_is_about(register, row)
    turn_edition(register.name)


def tell_what_it_is_about(register: Register, row: Published) -> None:
    """Such as the commitment of a report that has gone, or has come back."""
    if register.about and register.follow:
        register.follow(row, None)


def restore(item: Submission) -> None:
    """The record says again what one of its revisions says; where it was taken down it
    is public again, with what went together with it.
    """
    register = registers.get(item.register)
    stone = Tombstone.objects.filter(reference=item.reference).first()
    register.publish(item)
    if stone:
        row = row_of(register, item.reference)
        keep_dates(row, stone)
        named_again(row)
        for other in stone.taken_together():
            bring_back(other)
        stone.delete()


def keep_dates(row: Published, stone: Tombstone) -> None:
    """It was public before, and somebody vouched for it."""
    dates: dict[str, Any] = {"published_at": stone.published_at}
    if isinstance(row, Record) and not row.vouched_on:
        dates["vouched_on"] = stone.vouched_on
    type(row)._default_manager.filter(pk=row.pk).update(**dates)


def bring_back(stone: Tombstone) -> None:
    """As it was: its last revision holds."""
    register = registers.get(stone.register)
    model: Any = register.judge.Meta.model
    revisions = Revision.objects.filter(reference=stone.reference)
    last = revisions.select_related("submission").latest("number")
    row = model(reference=stone.reference, revision=last)
    judged = register.judge.read(last.public, last.submission.profile)
    write(row, settled(judged.validated_data), register.judge.items)
    keep_dates(row, stone)
    stone.delete()
    tell_what_it_is_about(register, row)
    turn_edition(register.name)


def named_again(row: Published) -> None:
    """Records that continue it do so once more."""
    if isinstance(row, Record):
        others: Any = type(row)._default_manager
        said = {f"revision__public__{CONTINUES}": row.reference}
        others.filter(continues=None, **said).update(continues=row)


def row_of(register: Register, reference: str) -> Any:
    model: Any = register.judge.Meta.model
    return model.objects.get(reference=reference)


def rows_about(row: Published) -> list[tuple[Register, Any]]:
    """With their registers: such as the progress reports about a commitment."""
    found: list[tuple[Register, Any]] = []
    for register in registers.about(type(row)):
        model: Any = register.judge.Meta.model
        others = model.objects.filter(**{register.about: row})
        found += [(register, other) for other in others]
    return found
