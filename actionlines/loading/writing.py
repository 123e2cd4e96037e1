"""Writing the rows of one file: what is new and what changed, in few statements."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import CheckConstraint, Model, QuerySet

from actionlines.loading.columns import Keys, build
from actionlines.loading.comparing import (
    Candidate,
    Stored,
    columns,
    compared,
    identity,
    refuse_twins,
    stored_rows,
)
from actionlines.loading.files import ReferenceRefused, Row
from actionlines.loading.joining import relink
from actionlines.loading.tables import Table

BATCH = 100  # rows in one UPDATE, which names each row in each column


@dataclass
class Count:
    """What became of the rows of one file; `kept` are gone from it but in use."""

    file: str
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: list[str] = field(default_factory=list)


@dataclass
class Written:
    """A count, and the primary keys of the rows that the file no longer has."""

    count: Count
    gone: set[Any]


def write(table: Table, rows: list[Row], keys: Keys) -> Written:
    """Bring the table to what the file says; nothing is removed yet.

    One query when nothing changed, one more for each list. Adds the primary keys of
    the table to KEYS. Raises ReferenceRefused.
    """
    stored = stored_rows(table)
    keys[table.file] = {}  # what left the file is unknown to the other files
    candidates: list[Candidate] = []
    for batch in in_order(table, rows):
        fresh = [compared(row, build(row, keys), stored) for row in batch]
        candidates += fresh
        refuse_twins(table, candidates)
        save(table, fresh)
        for one in fresh:
            keys[table.file][identity(table, vars(one.instance))] = one.instance.pk
    for name in table.lists:
        relink(table, name, candidates, keys)
    return summed_up(table, candidates, stored)


def in_order(table: Table, rows: list[Row]) -> Iterator[list[Row]]:
    """First the rows that others of the same file hang on, then those others."""
    own = [name for name, file in table.links.items() if file == table.file]
    hangs = [any(row.values.get(name) for name in own) for row in rows]
    yield [row for row, hanging in zip(rows, hangs, strict=True) if not hanging]
    yield [row for row, hanging in zip(rows, hangs, strict=True) if hanging]


def save(table: Table, candidates: list[Candidate]) -> None:
    """Insert what is new and update what changed. Raises ReferenceRefused."""
    new = [one.instance for one in candidates if one.change == "created"]
    changed = [one.instance for one in candidates if one.change == "updated"]
    if not new and not changed:
        return
    rows: QuerySet[Model] = QuerySet(model=table.model)
    try:
        with transaction.atomic():
            rows.bulk_create(new)
            rows.bulk_update(changed, columns(table), batch_size=BATCH)
    except (IntegrityError, DataError) as refused:
        raise explained(table, candidates, refused) from refused


def explained(
    table: Table, candidates: list[Candidate], refused: Exception
) -> ReferenceRefused:
    """Which row the database refused, asked of each constraint in its own words."""
    for one in candidates:
        for constraint in table.model._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                try:
                    constraint.validate(table.model, one.instance)
                except ValidationError as problem:
                    return one.row.refused(" ".join(problem.messages))
    reason = " ".join(str(refused).split())
    return ReferenceRefused(f"{table.file}: the database refuses it: {reason}")


def summed_up(table: Table, candidates: list[Candidate], stored: Stored) -> Written:
    changes = [one.change for one in candidates]
    count = Count(
        table.file,
        created=changes.count("created"),
        updated=changes.count("updated"),
        unchanged=changes.count("unchanged"),
    )
    loaded = {one.instance.pk for one in candidates}
    return Written(count, {values["id"] for values in stored.values()} - loaded)
