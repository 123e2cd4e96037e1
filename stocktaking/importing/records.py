"""What a row means for its record: new, changed, the same, or not to be touched."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.choices import Action, IdentifierScheme, Kind, Profile
from stocktaking.formats import Document, envelope
from stocktaking.importing.rows import Row
from stocktaking.models import Organisation, Revision, Submission, Tombstone
from stocktaking.registers import Public, Register
from stocktaking.workflow import in_turn, take_step
from wsis_portal.accounts.models import User
from wsis_portal.errors import SENTENCES, InvalidDocument, Problem

SENTENCES["other-register"] = _(
    "The record of this id, %(reference)s, is of another register."
)
DEFAULT = "project"  # the register of the rows that no other one claims


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


@dataclass(frozen=True)
class Settled:
    """What became of a row. `fields` of the record differ from the row: they were
    updated, or kept because the portal has changed the record since.
    """

    outcome: Outcome
    reference: str
    public: Public
    fields: tuple[str, ...] = ()


def settle(row: Row, actor: User) -> Settled:
    """Bring the record of ROW to what the row says, unless somebody decided otherwise.

    Needs a transaction. Raises Refusal, with the problems by path in the document.
    """
    register = register_of(row)
    for name, reference in records_of(row, register):
        if name != register.name:
            taken = Problem("other-register", {"reference": reference})
            raise InvalidDocument({"collections": [taken]})
        return change(row, register, reference, actor)
    gone = f"{IdentifierScheme.IMPORT}:{row.id}"
    if stone := Tombstone.objects.filter(identifiers__contains=[gone]).first():
        return Settled(Outcome.WITHDRAWN, stone.reference, {})
    item = publish(document_of(row, register), register, actor)
    return Settled(Outcome.CREATED, item.reference, item.public)


def register_of(row: Row) -> Register:
    claimed = (r for r in registers.every() if row.collection in r.claims)
    return next(claimed, None) or registers.get(DEFAULT)


def records_of(row: Row, likely: Register) -> Iterator[tuple[str, str]]:
    """Register and reference of what has the id of ROW; a query for each register.

    LIKELY comes first: it has most of what is known, and the other is not asked then.
    """
    wanted = {"identifiers__scheme": IdentifierScheme.IMPORT.value}
    for register in sorted(importing_registers(), key=lambda one: one != likely):
        model: Any = register.judge.Meta.model
        rows = model.objects.order_by().filter(**wanted, identifiers__value=row.id)
        for reference in rows.values_list("reference", flat=True):
            yield register.name, reference


def importing_registers() -> list[Register]:
    return [register for register in registers.every() if register.from_row]


def document_of(row: Row, register: Register) -> dict[str, Any]:
    assert register.from_row  # noqa: S101  # what claims a row can read it
    return envelope(register.from_row(row), {})


def change(row: Row, register: Register, reference: str, actor: User) -> Settled:
    document = register.clean(document_of(row, register), Profile.HISTORIC)
    now = Revision.objects.current(reference)
    if now and not registers.differences(now.public, document["public"]):
        return Settled(Outcome.UNCHANGED, reference, document["public"])
    with in_turn():
        return update(document, register, reference, actor)


def update(
    document: Document, register: Register, reference: str, actor: User
) -> Settled:
    base, public = Revision.objects.current(reference, lock=True), document["public"]
    assert base  # noqa: S101  # every public row has a revision
    fields = tuple(registers.differences(base.public, public))
    if not fields:  # somebody else has just taken it in
        return Settled(Outcome.UNCHANGED, reference, public)
    if not base.submission.events.filter(action=Action.IMPORT).exists():
        return Settled(Outcome.KEPT, reference, public, fields)
    change = {"kind": Kind.CHANGE, "base_revision": base.number}
    publish(document, register, actor, reference=reference, **change)
    return Settled(Outcome.UPDATED, reference, public, fields)


def publish(
    document: dict[str, Any], register: Register, actor: User, **more: Any
) -> Submission:
    item = Submission.objects.create(
        register=register.name,
        profile=Profile.HISTORIC,
        document=document,
        submitter=actor,
        **more,
    )
    take_step(item, Action.IMPORT, actor=actor)
    return item


def other_type(row: Row, public: Public) -> Organisation | None:
    """The organisation of the record, when the portal has it with another type."""
    if not (row.stakeholder_type and isinstance(public.get("organisation"), str)):
        return None
    known = Organisation.objects.filter(reference=public["organisation"])
    return known.exclude(stakeholder_type=row.stakeholder_type).first()
