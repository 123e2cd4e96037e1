"""What a document names, looked up together before each name is judged."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import ValidationError

from stocktaking.models import Organisation
from wsis_portal.api.documents import CodeField
from wsis_portal.remembering import remember, remembering

Fields = Mapping[str, Any]
Named = dict[str, list[Organisation]]

_organisations: ContextVar[Named | None] = ContextVar("organisations", default=None)


@contextmanager
def knowing(fields: Fields, public: Any) -> Iterator[None]:
    """Within, FIELDS find what PUBLIC names without a query for each name.

    Organisations are known within only: the next document may bring new ones.
    """
    names = {name for name in organisations_in(public) if isinstance(name, str)}
    several = len(names) > 1
    with remembering():
        learn_codes(fields, public)
        known = Organisation.objects.all_named(names) if several else None
        token = _organisations.set(known)
        try:
            yield
        finally:
            _organisations.reset(token)


def organisations_named(name: str) -> list[Organisation]:
    """By reference, slug or name, present or former."""
    known = _organisations.get() or {}
    return known[name] if name in known else list(Organisation.objects.named(name))


def organisations_in(public: Any) -> Iterator[Any]:
    """References and names in PUBLIC, which may have any shape."""
    for holder in (public, *rows(public.get("partners"))):
        named = holder.get("organisation")
        yield named.get("name") if isinstance(named, Mapping) else named


def rows(value: Any) -> list[Mapping[str, Any]]:
    listed = value if isinstance(value, list) else []
    return [row for row in listed if isinstance(row, Mapping)]


def learn_codes(fields: Fields, public: Any) -> None:
    """One query for each vocabulary of which several codes are named."""
    named: dict[str, tuple[Any, set[str]]] = {}
    for field, code in codes_in(fields, public):
        vocabulary = field.queryset.model._meta.label
        named.setdefault(vocabulary, (field, set()))[1].add(field.fold(str(code)))
    for field, codes in named.values():
        if len(codes) > 1:
            learn(field, codes)


def learn(field: Any, codes: Iterable[str]) -> None:
    """FIELD is a CodeField; what it would look up one by one."""
    vocabulary, name = field.queryset, field.slug_field
    column = vocabulary.model._meta.get_field(name)
    for row in vocabulary.filter(**{f"{name}__in": sound(column, codes)}):
        remember((vocabulary.model, name, str(getattr(row, name))), row)


def sound(column: Any, codes: Iterable[str]) -> list[Any]:
    """Those that the column may hold: a draft may hold anything."""
    found = []
    for code in codes:
        try:
            found.append(column.to_python(code))
        except ValidationError:
            continue
    return found


def codes_in(fields: Fields, values: Any) -> Iterator[tuple[Any, Any]]:
    if not isinstance(values, Mapping):
        return
    for name, field in fields.items():
        value, child = values.get(name), getattr(field, "child", None)
        if isinstance(child, CodeField) and isinstance(value, list):
            yield from ((child, code) for code in value)
        elif child is not None and hasattr(child, "fields"):
            for row in rows(value):
                yield from codes_in(child.fields, row)
        elif isinstance(field, CodeField) and value is not None:
            yield field, value
