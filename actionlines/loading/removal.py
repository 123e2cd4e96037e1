"""Removing the rows that left a file, unless records elsewhere need them."""

from collections.abc import Iterator

from django.db.models import ForeignObjectRel, Model, ProtectedError, QuerySet

from actionlines.loading.files import ReferenceRefused
from actionlines.loading.tables import TABLES, Table
from actionlines.loading.writing import Written

LOADED = {table.model for table in TABLES} | {
    getattr(table.model, name).through for table in TABLES for name in table.lists
}


def remove(table: Table, written: Written) -> None:
    """Delete what is gone from the file, and name in the count what has to stay."""
    if not written.gone:
        return
    gone: QuerySet[Model] = QuerySet(model=table.model).filter(pk__in=written.gone)
    free = gone
    for relation in relations_from_outside(table.model):
        column = relation.field.attname
        users: QuerySet[Model] = QuerySet(model=relation.related_model)
        needed = users.filter(**{f"{column}__in": written.gone}).values(column)
        free = free.exclude(pk__in=needed)
    kept = gone.exclude(pk__in=[row.pk for row in free])
    written.count.kept = [str(row) for row in kept]
    written.count.removed = len(free)
    try:
        free.delete()
    except ProtectedError as needed_still:
        raise ReferenceRefused(
            f"{table.file}: a row that left it is needed by another row."
        ) from needed_still


def relations_from_outside(model: type[Model]) -> Iterator[ForeignObjectRel]:
    """Foreign keys to MODEL from what no file fills: records, grants, appointments."""
    for relation in model._meta.get_fields(include_hidden=True):
        if (
            isinstance(relation, ForeignObjectRel)
            and not relation.many_to_many
            and relation.related_model not in LOADED
        ):
            yield relation
