"""Indexing records that are there already: what they name is agreed anew."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from stocktaking import registers
from stocktaking.events import PATIENCE, one_at_a_time
from stocktaking.indexing import words
from stocktaking.indexing.codes import index
from stocktaking.models import Edition, Organisation, Record
from wsis_portal.remembering import remembering

BATCH = 1000  # records in memory


def before_loading(**_sender: Any) -> None:
    """Who publishes meanwhile would be indexed by what was agreed before."""
    one_at_a_time(PATIENCE)


def after_loading(*, changed: bool, **_more: Any) -> None:
    """What is agreed may be another; and what an old version wrote is not indexed."""
    for rows in every():
        if changed or rows.filter(codes=[]).exists():
            reindex(rows)
        if (old := rows.filter(texts__more="")).exists():
            words.renew(old)


def every() -> Iterator[QuerySet[Any]]:
    """The records of each register that is found by codes."""
    for register in registers.every():
        model: Any = register.judge.Meta.model
        if issubclass(model, Record):
            yield model.objects.all()


def reindex_of(organisation: Organisation) -> None:
    """Its records, when it has become of another type."""
    with transaction.atomic():
        one_at_a_time(PATIENCE)
        for rows in every():
            reindex(rows.filter(organisation=organisation))


def reindex(rows: QuerySet[Any]) -> int:
    """Bring the codes of ROWS to what is agreed today; gives how many had others.

    Nobody publishes meanwhile: whoever calls this holds the chain of events.
    """
    known, model = rows.select_related("revision", "organisation"), rows.model
    changed = 0
    with transaction.atomic(), remembering():
        for batch in batches(known.order_by("pk").iterator(BATCH)):
            other = [row for row in batch if is_other(row)]
            model.objects.bulk_update(other, ["codes"])
            changed += len(other)
        if changed:
            Edition.objects.turn(registers.of(model).name)
    return changed


def is_other(row: Record) -> bool:
    """Whether its codes had to be changed."""
    before = row.codes
    index(row)
    return before != row.codes


def batches(rows: Iterator[Record]) -> Iterator[list[Record]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
