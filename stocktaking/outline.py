"""A document in words, for those who read it before it is public."""

from collections.abc import Iterator
from typing import Any, cast

from django_stubs_ext import StrOrPromise
from rest_framework import serializers

from stocktaking import registers
from wsis_portal.api.documents import CodeField

Line = tuple[StrOrPromise, list[str]]
PRIVATE = ("contact_name", "email", "telephone", "note")


def outline(register: str, public: dict[str, Any]) -> Iterator[Line]:
    """Label and lines of each field that says something, in the document's order.

    A draft may hold anything: what has an odd shape is shown as it is.
    """
    for name, field in registers.get(register).judge().fields.items():
        if lines := list(words(public.get(name), field)):
            yield field.label or name.replace("_", " ").capitalize(), lines


def contact(private: dict[str, Any]) -> list[str]:
    """What the private part says, a line each."""
    return [str(private[name]) for name in PRIVATE if private.get(name)]


def words(value: Any, field: Any) -> Iterator[str]:
    """VALUE as lines of text; an item of a list is one line."""
    if value in (None, "", [], {}):
        return
    if isinstance(value, list):
        child = getattr(field, "child", None)
        for item in value:
            yield " · ".join(words(item, child))
    elif isinstance(value, dict):
        parts = getattr(field, "fields", {})
        for name in [*parts, *(value.keys() - parts.keys())]:
            yield from words(value.get(name), parts.get(name))
    else:
        yield named(value, field)


def named(value: Any, field: Any) -> str:
    """A code with what it stands for; other words as they are."""
    if isinstance(field, serializers.ChoiceField):
        return str(field.choices.get(str(value), value))
    if isinstance(field, CodeField):
        queryset = cast(Any, field).queryset
        row = queryset.filter(**{field.slug_field: str(value)}).first()
        return str(row or value)
    return str(value)
