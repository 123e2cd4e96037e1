"""A row of a register as its document says: its fields, its links and its lists."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from stocktaking.indexing import words
from stocktaking.indexing.codes import index
from stocktaking.models import Record


def write(row: Any, values: Mapping[str, Any], lists: Mapping[str, Any]) -> None:
    """Fields of the row, its links, and each list of rows in its order."""
    is_new, linked = row._state.adding, {f.name for f in row._meta.many_to_many}
    for name in values.keys() - lists.keys() - linked:
        setattr(row, name, values[name])
    row.year = first_year(values)
    row.updated_at = timezone.now()
    if isinstance(row, Record):
        index(row)
    row.save()
    for name in linked:
        links = getattr(row, name)
        if is_new:
            links.add(*values[name])
        else:
            links.set(values[name])
    for name in lists:
        rows = getattr(row, name)
        if not is_new:
            rows.all().delete()
        found_by = words.words_of_record(row) if name == "texts" else {}
        rows.model.objects.bulk_create(
            rows.model(record=row, position=n, **more, **found_by)
            for n, more in enumerate(values[name])
        )


def first_year(values: Mapping[str, Any]) -> int | None:
    """Of the start; where none is recorded, of the first award."""
    if start := values.get("starts_on"):
        return int(start[:4])
    return min((award["year"] for award in values.get("awards", ())), default=None)
