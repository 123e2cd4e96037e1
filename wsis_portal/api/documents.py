"""Serializers that serve as documents: the API's words, read and written."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Self, TypeVar, cast

from django.db.models import Model
from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.fields import empty

from wsis_portal.errors import SAME, InvalidDocument, Problem, Problems
from wsis_portal.remembering import remembered
from wsis_portal.text import fold_code

T = TypeVar("T", bound=Model)
NOTHING: tuple[Any, ...] = (None, "", [], {})
DRAFT = "draft"  # the profile under which nothing is missing yet

Rule = tuple[Callable[..., Problems], tuple[str, ...]]
"""What no single field can know, and the names of the values that it is asked with:
fields, `profile`, `today`, and `lists` with their `keys` (see `items` below)."""


class CodeField(serializers.SlugRelatedField[T]):
    """A row of reference data by its code. FOLD makes the typed code comparable."""

    def __init__(
        self,
        slug_field: str = "code",
        fold: Callable[[str], str] = fold_code,
        **more: Any,
    ) -> None:
        self.fold = fold
        super().__init__(slug_field, **more)

    def to_internal_value(self, data: Any) -> T:
        code, look_up = self.fold(str(data)), super().to_internal_value
        rows: Any = self.get_queryset()
        key = (rows.model, self.slug_field, code)
        return remembered(key, lambda: look_up(code))


class CodesField(serializers.ListField):
    """Codes of related rows; a wrong one is named by its place: countries.1."""

    def to_representation(self, data: Any) -> list[Any]:
        """In the order of the codes: that of the rows depends on the language."""
        rows = data.all() if hasattr(data, "all") else data
        return sorted(super().to_representation(rows))


class StrictSerializer(serializers.Serializer[T]):
    """Refuses unknown fields; an optional field that is left out is emptied."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        for field in fields.values():
            if field.required or field.read_only or field.default is not empty:
                continue
            nothing = field.initial is None and not field.allow_null
            field.default = "" if nothing else field.initial
        return fields

    def to_internal_value(self, data: Any) -> Any:
        errors, value = self.unknown(data), None
        try:
            value = super().to_internal_value(data)
        except serializers.ValidationError as error:
            errors |= cast(dict[str, Any], error.detail)
        if errors:
            raise serializers.ValidationError(errors)
        return value

    def unknown(self, data: Any) -> dict[str, Any]:
        names = set(data) - set(self.fields) if isinstance(data, Mapping) else ()
        refused = ErrorDetail("", code="unknown-field")
        return {name: [refused] for name in sorted(map(str, names))}


class DocumentSerializer(StrictSerializer[T], serializers.ModelSerializer[T]):
    """The public part of a document: a whole record, in the words of the API.

    `needed` names by profile what must be there; `items` the lists of rows and what
    makes one row of each, so that none is there twice; `rules` what fields must be
    together.
    """

    needed: ClassVar[Mapping[str, Iterable[str]]] = {}
    items: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    rules: ClassVar[Iterable[Rule]] = ()

    @classmethod
    def read(cls, public: Any, profile: str, row: T | None = None) -> Self:
        """PUBLIC, judged under PROFILE, for a new row or ROW; or InvalidDocument."""
        serializer = cls(row, data=public)
        if problems := serializer.problems(profile):
            raise InvalidDocument(problems)
        return serializer

    def problems(self, profile: str) -> Problems:
        """All that is wrong, told at once: faulty fields, and what the others break."""
        valid, typed = self.is_valid(), self.initial_data
        found = {} if valid else flat(self.errors, typed)
        for name in self.needed.get(profile, ()):
            if typed.get(name) in NOTHING:
                found[name] = [Problem("required")]
        found |= self.broken_rules(self.sound(typed), profile)
        if profile == DRAFT:
            found = {k: v for k, v in found.items() if v != [Problem("required")]}
        return found

    def sound(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the fields that have no fault of their own."""
        if not (faulty := set(self.errors)):
            return dict(self.validated_data)
        rest = {k: v for k, v in typed.items() if k in self.fields.keys() - faulty}
        again = type(self)(self.instance, data=rest)
        again.is_valid()
        return {k: v for k, v in again.validated_data.items() if k not in faulty}

    def broken_rules(self, data: Mapping[str, Any], profile: str) -> Problems:
        """Of the rules, each whose values are all there."""
        lists = {name: data[name] for name in self.items.keys() & data.keys()}
        known = {"lists": lists, "keys": self.items, "profile": profile}
        asked = {**data, **known, "today": timezone.localdate()}
        found: Problems = {}
        for check, names in self.rules:
            if asked.keys() >= set(names):
                found |= check(**{name: asked[name] for name in names})
        return found


def flat(errors: Any, typed: Any, path: str = "") -> Problems:
    """DRF's tree of sentences as problems by path: codes stay, the words go."""
    if isinstance(errors, list) and all(isinstance(e, str) for e in errors):
        return {path or "document": [problem(e, typed) for e in errors]}
    found: Problems = {}
    pairs = errors.items() if isinstance(errors, Mapping) else enumerate(errors)
    for key, below in pairs:
        step = "" if key == "non_field_errors" else f".{key}"
        found |= flat(below, part(typed, key), f"{path}{step}".strip("."))
    return found


def part(typed: Any, key: Any) -> Any:
    try:
        return typed[key]
    except (KeyError, IndexError, TypeError):
        return None


def problem(error: ErrorDetail, typed: Any) -> Problem:
    given = error.code or "invalid"
    code = SAME.get(given, given)
    if typed == "" and code == "unknown-value":
        code = "required"  # nothing was chosen
    return Problem(code) if code == "required" else Problem(code, {"value": str(typed)})
