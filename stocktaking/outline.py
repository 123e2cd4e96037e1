"""A document in words, for those who read it before it is public."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django_stubs_ext import StrOrPromise
from rest_framework import serializers

from stocktaking import registers
from stocktaking.documents import PRIVATE
from wsis_portal.api.documents import CodeField

Line = tuple[StrOrPromise, list[str]]


def outline(register: str, public: dict[str, Any]) -> list[Line]:
    """Label and lines of each field that says something, in the document's order.

    A draft may hold anything: what has an odd shape is shown as it is. A query for
    each vocabulary that the document names, for any number of codes.
    """
    names, found = Names(), []
    for name, field in registers.get(register).judge().fields.items():
        if lines := list(words(public.get(name), field, names)):
            found.append((field.label or name, lines))
    return found


def contact(private: dict[str, Any]) -> list[str]:
    """What the private part says, a line each."""
    return [str(private[name]) for name in PRIVATE if private.get(name)]


class Names(dict[type[Model], dict[str, str]]):
    """What codes stand for, by vocabulary; each is read once, when first needed."""

    def of(self, field: Any, code: str) -> str:
        model = field.queryset.model
        if model not in self:
            rows = model._default_manager.all()
            self[model] = {str(getattr(r, field.slug_field)): str(r) for r in rows}
        return self[model].get(code, code)


def words(value: Any, field: Any, names: Names) -> Iterator[str]:
    """VALUE as lines of text; an item of a list is one line."""
    if value in (None, "", [], {}):
        return
    if isinstance(value, list):
        child = getattr(field, "child", None)
        for item in value:
            yield " · ".join(words(item, child, names))
    elif isinstance(value, dict):
        parts = getattr(field, "fields", {})
        for name in [*parts, *(value.keys() - parts.keys())]:
            yield from words(value.get(name), parts.get(name), names)
    elif isinstance(field, CodeField):
        yield names.of(field, str(value))
    elif isinstance(field, serializers.ChoiceField):
        yield str(field.choices.get(str(value), value))
    else:
        yield str(value)
