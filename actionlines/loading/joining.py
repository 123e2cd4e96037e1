"""Writing the lists of rows: many-to-many fields."""

from typing import Any

from django.db.models import ManyToManyField, QuerySet

from actionlines.loading.columns import Keys, listed
from actionlines.loading.comparing import Candidate
from actionlines.loading.tables import Table


def relink(table: Table, name: str, candidates: list[Candidate], keys: Keys) -> None:
    """Bring the list NAME of each row to what the file says; one query to look."""
    through, owner, other = joining(table, name)
    stored: dict[Any, set[Any]] = {}
    for row, one in through.values_list(owner, other):
        stored.setdefault(row, set()).add(one)
    new = []
    for candidate in candidates:
        row = candidate.instance.pk
        wanted, present = listed(candidate.row, name, keys), stored.get(row, set())
        new += [through.model(**{owner: row, other: one}) for one in wanted - present]
        if extra := present - wanted:
            through.filter(**{owner: row, f"{other}__in": extra}).delete()
        if wanted != present and candidate.change == "unchanged":
            candidate.change = "updated"
    through.bulk_create(new)


def joining(table: Table, name: str) -> tuple[QuerySet[Any], str, str]:
    """The rows of the joining table of a list, and its two columns."""
    column = table.model._meta.get_field(name)
    assert isinstance(column, ManyToManyField)  # noqa: S101  # the tables say so
    through: QuerySet[Any] = QuerySet(model=column.remote_field.through)
    names = column.m2m_field_name(), column.m2m_reverse_field_name()
    return through, f"{names[0]}_id", f"{names[1]}_id"
