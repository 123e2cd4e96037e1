"""A document in words, for those who read it before it is public."""

from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import bidirectional

from django.db.models import Model
from django_stubs_ext import StrOrPromise
from rest_framework import serializers

from stocktaking import registers
from stocktaking.documents import OrganisationField, PrivateDocument
from stocktaking.documents.fields import SPELLED_OUT
from stocktaking.documents.knowing import organisations_in
from stocktaking.formats import Document
from stocktaking.merging import flat
from stocktaking.models import Organisation
from stocktaking.models.text import LANGUAGE
from wsis_portal import languages
from wsis_portal.api.documents import CodeField

FROM_THE_RIGHT = "\u200f"
LONG = 80  # letters of a part that has a line of its own
Fields = Mapping[str, Any]
Line = tuple[StrOrPromise, list[str]]
Difference = tuple[StrOrPromise, list[str], list[str]]
"""A label, what stood there, and what stands there now."""


def outline(register: str, public: dict[str, Any]) -> list[Line]:
    """Label and lines of each field that says something, in the document's order.

    A draft may hold anything: what has an odd shape is shown as it is. A query for
    each vocabulary that the document names, for any number of codes, and for each
    organisation that it names by its reference.
    """
    return [line for line in lines(fields_of(register), public, Names()) if line[1]]


def contact(private: dict[str, Any]) -> list[Line]:
    """The same of the private part."""
    fields = PrivateDocument().fields
    return [line for line in lines(fields, private, Names()) if line[1]]


def answers(register: str, document: Document) -> dict[str, Line]:
    """Both parts by the names of their fields, where they say something."""
    fields = {**fields_of(register), **PrivateDocument().fields}
    named = zip(fields, lines(fields, flat(document), Names()), strict=True)
    return {name: line for name, line in named if line[1]}


def differences(
    register: str,
    before: dict[str, Any],
    after: dict[str, Any],
    names: "Names | None" = None,
) -> list[Difference]:
    """What a reader sees change from one public part to another, field by field.

    With NAMES, vocabularies that were read before are not read again.
    """
    fields, names = fields_of(register), Names() if names is None else names
    pairs = zip(lines(fields, before, names), lines(fields, after, names), strict=True)
    return [(label, old, new) for (label, old), (_same, new) in pairs if old != new]


def fields_of(register: str) -> Fields:
    return registers.get(register).judge().fields


def lines(fields: Fields, values: dict[str, Any], names: "Names") -> list[Line]:
    names.learn(values)
    return [
        (field.label or name, list(words(values.get(name), field, names)))
        for name, field in fields.items()
    ]


class Names(dict[type[Model], dict[str, str]]):
    """What codes stand for, by vocabulary; each is read once, when first needed."""

    def __init__(self) -> None:
        super().__init__()
        self.organisations: dict[str, str] = {}

    def of(self, field: Any, code: str) -> str:
        model = field.queryset.model
        if model not in self:
            rows = model._default_manager.all()
            named = {str(getattr(r, field.slug_field)): str(r) for r in rows}
            self[model] = {known: from_its_side(name) for known, name in named.items()}
        return self[model].get(code, code)

    def learn(self, values: dict[str, Any]) -> None:
        """The organisations that VALUES name by reference, in one query; in two where
        one has become part of another.
        """
        named = {one for one in organisations_in(values) if isinstance(one, str)}
        if new := named - self.organisations.keys():
            rows = Organisation.objects.filter(reference__in=new).order_by()
            known = dict(rows.values_list("reference", "name"))
            heirs = Organisation.objects.heirs_of(new - known.keys())
            self.organisations |= dict.fromkeys(new, "") | known
            self.organisations |= {old: one.name for old, one in heirs.items()}

    def of_organisation(self, reference: str) -> str:
        name = self.organisations.get(reference)
        return f"{name} ({reference})" if name else reference


def from_its_side(name: str) -> str:
    """NAME of a vocabulary; behind a mark if it is of a script that is read from the
    right: it may begin with a Latin code, and `dir="auto"` would go by that.
    """
    is_from_the_right = any(bidirectional(letter) in {"R", "AL"} for letter in name)
    return f"{FROM_THE_RIGHT}{name}" if is_from_the_right else name


def words(value: Any, field: Any, names: Names) -> Iterator[str]:
    """VALUE as lines of text; an item of a list is one line."""
    if value in (None, "", [], {}):
        return
    if isinstance(value, list):
        child = getattr(field, "child", None)
        for item in value:
            yield in_one([*words(item, child, names)])
    elif isinstance(value, dict):
        parts = parts_of(field)
        for name in [*parts, *(value.keys() - parts.keys())]:
            yield from words(value.get(name), parts.get(name), names)
    else:
        yield word(str(value), field, names)


def in_one(parts: list[str]) -> str:
    """The parts of an item: in one line, or one below the other where one is long."""
    return ("\n" if max(map(len, parts), default=0) > LONG else " · ").join(parts)


def parts_of(field: Any) -> Fields:
    """The fields of an item; an organisation may be spelled out as one."""
    if isinstance(field, OrganisationField):
        return SPELLED_OUT.fields
    parts: Fields = getattr(field, "fields", {})
    return parts


def word(value: str, field: Any, names: Names) -> str:
    if isinstance(field, OrganisationField):
        return names.of_organisation(value)
    if isinstance(field, CodeField):
        return names.of(field, value)
    if isinstance(field, serializers.ChoiceField):
        return str(field.choices.get(value, value))
    if LANGUAGE in getattr(field, "validators", ()):
        return languages.name(value)
    return value
