"""Two records that are one: what it says, and what becomes of the other one."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from stocktaking import registers
from stocktaking.choices import Kind
from stocktaking.formats import envelope
from stocktaking.models import Record, Revision, Submission
from stocktaking.portal import portal_account
from stocktaking.publishing.taking_down import row_of, rows_about, take_down
from stocktaking.registers import CONTINUES, Public, Register


def united(register: Register, stays: Revision, goes: Revision) -> Public:
    """What the record that STAYS says, and of that which GOES what is not said yet.

    Lists have the items of both, those of STAYS first. A single value is taken over
    where STAYS says nothing in the fields that a rule ties to it: no amount comes into
    the currency of another.
    """
    together = dict(stays.public)
    for name, other in goes.public.items():
        own = together.get(name)
        if isinstance(other, list):
            keys = register.judge.items.get(name, ())
            together[name] = [*(own or []), *missing(own or [], other, keys)]
        elif not any(stays.public.get(one) for one in tied(register, name)):
            together[name] = other
    if together.get(CONTINUES) in {stays.reference, goes.reference}:
        together[CONTINUES] = None
    return together


def tied(register: Register, name: str) -> set[str]:
    """The field NAME, and those that one of the document's rules reads with it."""
    rules = [fields for _rule, fields in register.judge.rules if name in fields]
    return {name}.union(*rules)


def missing(own: list[Any], other: list[Any], keys: tuple[str, ...]) -> list[Any]:
    """Items of OTHER that OWN has not; rows are the same when their KEYS are."""

    def known_by(item: Any) -> Any:
        return [item.get(key) for key in keys] if keys else item

    known = [known_by(item) for item in own]
    return [item for item in other if known_by(item) not in known]


def absorb(item: Submission) -> list[Submission]:
    """The record of ITEM says what both said; the other leads to it from now on.

    Gives the changes of what named the other: they are published, and follow ITEM.
    """
    register = registers.get(item.register)
    goes = row_of(register, item.proposal.absorbs)
    stays = row_of(register, item.reference)
    named = [one for one in naming(register, goes) if one.row != stays]
    followers = [follow(one, stays, item) for one in named]
    take_down(register, goes, item, into=item.reference)
    register.publish(item)
    return followers


class Naming(NamedTuple):
    """A row, and its field that names a record."""

    register: Register
    row: Any
    field: str


def naming(register: Register, goes: Any) -> Iterator[Naming]:
    """What is about the record, and what continues it."""
    for other_register, other in rows_about(goes):
        yield Naming(other_register, other, other_register.about)
    if isinstance(goes, Record):
        for other in type(goes)._default_manager.filter(**{CONTINUES: goes}):
            yield Naming(register, other, CONTINUES)


def follow(one: Naming, stays: Any, item: Submission) -> Submission:
    """Name STAYS in place of what goes; nothing where STAYS continues the row."""
    entries = type(stays)._default_manager.entries_of(stays.reference)
    earlier = {entry.reference for entry in entries if entry.step < 0}
    circle = one.field == CONTINUES and one.row.reference in earlier
    before = one.row.revision
    follower = Submission(
        register=one.register.name,
        kind=Kind.CHANGE,
        profile=before.submission.profile,
        reference=before.reference,
        base_revision=before.number,
        document=envelope(
            {**before.public, one.field: None if circle else stays.reference}, {}
        ),
        submitter=portal_account(),
        organisation=before.submission.organisation,
    )
    follower.save()
    one.register.publish(follower)
    return follower
