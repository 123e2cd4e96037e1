"""Names of closed vocabularies, such as countries, in the language of the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic

from django.db.models import Model
from django.utils.translation import get_language

Names = dict[str, str]
KEPT = 60
"""Seconds for which a process knows them: a release alone changes them."""


@dataclass(frozen=True)
class Known:
    names: Names
    missing: frozenset[str]
    """What was asked for, and has no name."""
    until: float

    def tells(self, wanted: set[str]) -> bool:
        return monotonic() < self.until and wanted <= self.names.keys() | self.missing


known: dict[tuple[str, str | None], Known] = {}


def names(model: type[Model], code: str = "code", wanted: Iterable[str] = ()) -> Names:
    """All of MODEL by their CODE, in the alphabet of the reader. No query, mostly: they
    are read again where one of WANTED is new.
    """
    key, asked = (model._meta.label, get_language()), set(wanted)
    found = known.get(key)
    if not found or not found.tells(asked):
        rows = model._default_manager.order_by(*model._meta.ordering or ())
        every = {str(getattr(row, code)): str(row) for row in rows}
        missing = frozenset(asked - every.keys())
        found = known[key] = Known(every, missing, monotonic() + KEPT)
    return found.names
