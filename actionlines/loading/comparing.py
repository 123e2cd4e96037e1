"""What a row of a file means for the database: new, changed, or as it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from actionlines.loading.files import Row
from actionlines.loading.tables import Table

Key = tuple[Any, ...]
Stored = dict[Key, dict[str, Any]]


@dataclass
class Candidate:
    """A row of a file, and the instance that it would become or has become."""

    row: Row
    instance: Model
    change: str = "unchanged"


def stored_rows(table: Table) -> Stored:
    """The rows of the database by their key, as columns and values; one query.

    Modeltranslation rewrites names of columns by the language of the thread in the
    managers of the models; a plain QuerySet says what it means.
    """
    rows: QuerySet[Model] = QuerySet(model=table.model)
    found = rows.order_by().values(*columns(table), "id")
    return {identity(table, values): values for values in found}


def columns(table: Table) -> list[str]:
    """The columns of the table but its primary key."""
    fields = table.model._meta.concrete_fields
    return [column.attname for column in fields if not column.primary_key]


def identity(table: Table, values: dict[str, Any]) -> Key:
    return tuple(values[table.column(name).attname] for name in table.key)


def compared(row: Row, instance: Model, stored: Stored) -> Candidate:
    """INSTANCE beside what is stored under its key; it takes over the primary key."""
    known = stored.get(identity(row.table, vars(instance)))
    if known is None:
        return Candidate(row, instance, "created")
    instance.pk = known["id"]
    names = columns(row.table)
    differs = any(getattr(instance, name) != known[name] for name in names)
    return Candidate(row, instance, "updated" if differs else "unchanged")


def refuse_twins(table: Table, candidates: Iterable[Candidate]) -> None:
    """Two rows of one file must not share a key, nor what is unique, such as a slug."""
    unique = [
        column.attname
        for column in table.model._meta.concrete_fields
        if column.unique and not column.primary_key
    ]
    seen: dict[tuple[str, Any], Row] = {}
    for one in candidates:
        marks = [(name, getattr(one.instance, name)) for name in unique]
        for mark in [*marks, ("key", identity(table, vars(one.instance)))]:
            first = seen.setdefault(mark, one.row)
            if first is not one.row:
                raise one.row.refused(f"row {first.number} has the same {mark[0]}.")
