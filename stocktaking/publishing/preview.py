"""The row that a document would become: to be looked at, never saved."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet

from stocktaking import registers
from stocktaking.models import Record, Submission
from stocktaking.publishing.records import vouched_on
from stocktaking.publishing.rows import first_year
from stocktaking.registers import Public

NOT_THERE = 0  # a key that no row has; without one Django gives a row no lists


def preview(item: Submission, public: Public) -> Any:
    """With its lists, as a row after for_pages(), of what ITEM says today: PUBLIC. The
    judge's queries, and one for the row that is there.

    Raises InvalidDocument, where the document would not become one.
    """
    judge = registers.get(item.register).judge
    values = judge.read(public, item.profile).validated_data
    model: Any = judge.Meta.model
    linked = {field.name for field in model._meta.many_to_many}
    lists = {*linked, *judge.items}
    row = known_row(model, item) or model(pk=NOT_THERE, reference=item.reference)
    for name in values.keys() - lists:
        setattr(row, name, values[name])
    if isinstance(row, Record):
        row.year = first_year(values)
        row.vouched_on = vouched_on(item, row, row.confirmed_on)
    row._prefetched_objects_cache = {
        name: linked_rows(model, name, values[name])
        if name in linked
        else rows_of(model, name, values[name])
        for name in lists
    }
    return row


def known_row(model: Any, item: Submission) -> Any:
    """What a change leaves as it is, a confirmation or a report, is in the row."""
    return model.objects.filter(reference=item.reference or None).first()


def linked_rows(model: Any, name: str, rows: Iterable[Model]) -> QuerySet[Any]:
    return as_found(model._meta.get_field(name).related_model, rows)


def rows_of(
    model: Any, name: str, values: Iterable[Mapping[str, Any]]
) -> QuerySet[Any]:
    kind = getattr(model, name).rel.related_model
    return as_found(kind, (kind(position=n, **one) for n, one in enumerate(values)))


def as_found(model: Any, rows: Iterable[Model]) -> QuerySet[Any]:
    """ROWS as if they had been asked for."""
    found: QuerySet[Any] = model._default_manager.all()
    found._result_cache = list(rows)
    return found
