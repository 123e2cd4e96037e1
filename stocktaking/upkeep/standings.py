"""The public rows behind revisions: they know how a record stands."""

from collections.abc import Iterable
from typing import Any

from stocktaking import registers
from stocktaking.models import Record, Revision


def with_rows(revisions: Iterable[Revision]) -> list[Revision]:
    """Each with its `row`, if it has a standing; a query for each register of them."""
    found = list(revisions)
    for model in models():
        name = registers.of(model).name
        mine = [one for one in found if one.submission.register == name]
        rows = {row.revision_id: row for row in rows_of(model, mine)}
        for revision in mine:
            revision.row = rows.get(revision.pk)
    return found


def rows_of(model: Any, revisions: list[Revision]) -> Iterable[Record]:
    return model.objects.filter(revision__in=revisions) if revisions else []


def row_of(reference: str) -> Record | None:
    """With what a card shows, and its revision; none where it has no standing."""
    for model in models():
        rows: Any = model._default_manager
        found: Record | None = (
            rows.for_names().select_related("revision").filter(reference=reference)
        ).first()
        if found:
            return found
    return None


def models() -> list[type[Record]]:
    """Of the registers whose records are confirmed."""
    every: list[Any] = [register.judge.Meta.model for register in registers.every()]
    return [model for model in every if issubclass(model, Record)]
