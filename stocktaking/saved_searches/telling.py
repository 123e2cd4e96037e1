"""Saved searches in words, and whether they can still be asked, for a whole list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django_stubs_ext import StrOrPromise

from stocktaking import registers
from stocktaking.models import Organisation, SavedSearch
from stocktaking.saved_searches.asking import address_of
from wsis_portal import listing
from wsis_portal.text import listed

Labels = Mapping[str, Mapping[str, str]]
"""By the name of a filter: what people call its codes, as far as they are known."""
BESIDE = {"ordering"}


@dataclass(frozen=True)
class Told:
    """A saved search; `gone` are values that are not known any more."""

    search: SavedSearch
    url: str
    parts: list[tuple[StrOrPromise, str]]
    gone: list[str]


def told(searches: Iterable[SavedSearch]) -> list[Told]:
    """One query for each kind of code that any of SEARCHES asks for, and another where
    an organisation has become part of another.
    """
    found = list(searches)
    fields = {one.register: fields_of(one.register) for one in found}
    labels = {
        name: labels_of(some, [one for one in found if one.register == name])
        for name, some in fields.items()
    }
    return [one_told(one, fields[one.register], labels[one.register]) for one in found]


def fields_of(register: str) -> Mapping[str, Any]:
    filters = registers.get(register).asked.base_filters
    return {name: one.field for name, one in filters.items()}


def labels_of(fields: Mapping[str, Any], searches: list[SavedSearch]) -> Labels:
    asked: dict[str, set[str]] = defaultdict(set)
    for search in searches:
        for name, values in search.query.lists():
            asked[name].update(map(str, values))
    return {n: dict(labels(fields[n], v)) for n, v in asked.items() if n in fields}


def labels(field: Any, values: set[str]) -> Iterator[tuple[str, str]]:
    """Those of VALUES that FIELD knows, in words, and what has become part of them."""
    if not listing.has_labels(field):
        yield from ((value, value) for value in values)
        return
    known = dict(listing.labels(field, values))
    yield from known.items()
    if hasattr(field, "queryset") and field.queryset.model is Organisation:
        heirs = Organisation.objects.heirs_of(values - known.keys())
        yield from ((old, str(heir)) for old, heir in heirs.items())


def one_told(search: SavedSearch, fields: Mapping[str, Any], known: Labels) -> Told:
    asked = dict(search.query.lists())
    parts: list[tuple[StrOrPromise, str]] = [
        (fields[name].label, listed(known[name].get(v, v) for v in values))
        for name, values in asked.items()
        if name in fields and name not in BESIDE
    ]
    gone = [
        value
        for name, values in asked.items()
        for value in values
        if value not in known.get(name, {})
    ]
    return Told(search, address_of(search), parts, gone)
