"""Filters shared by the apps: pages and API refuse the same things."""

import re
from collections.abc import Callable, Iterable, Set
from datetime import UTC
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django_filters.fields import IsoDateTimeField
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from wsis_portal.errors import SAME, InvalidQuestion, Problem, Problems
from wsis_portal.partial_dates import FIRST, LAST
from wsis_portal.text import fold_code

OF_PAGES = frozenset({"page", "page_size"})
OF_API = OF_PAGES | {"format", "lang", "fields"}
"""Names that every list knows beside its filters."""
MOST_VALUES = 100
"""In one question: each value on a page is a link that has all the others in it."""


class FoldedChoicesField(forms.ModelMultipleChoiceField[Model]):
    """Codes typed in either alphabet, with spaces or in small letters."""

    fold: Callable[[str], str]
    named_by = ""
    """The column of their names, where there are too many to know them all."""

    def __init__(self, *args: Any, fold: Callable[[str], str], **more: Any) -> None:
        self.fold = fold
        super().__init__(*args, **more)

    def clean(self, value: Any) -> Any:
        return super().clean([self.fold(code.strip()) for code in value or []])


@extend_schema_field(OpenApiTypes.STR)
class CodeFilter(django_filters.ModelMultipleChoiceFilter):
    """Choose related rows by their public code: ?action_line=C7&action_line=C8."""

    field_class: Any = FoldedChoicesField

    def __init__(
        self,
        code: str = "code",
        fold: Callable[[str], str] = fold_code,
        **kwargs: Any,
    ) -> None:
        super().__init__(to_field_name=code, fold=fold, **kwargs)

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        """Ordered anew, in the alphabet of the reader."""
        rows = super().get_queryset(request)
        return rows.order_by(*rows.model._meta.ordering)


class ChoicesFilter(django_filters.MultipleChoiceFilter):
    """Any of a closed list of codes."""


class LanguagesField(forms.Field):
    widget = forms.SelectMultiple

    def validate(self, value: Any) -> None:
        for code in value or []:
            if not re.fullmatch("[a-z]{2,3}", code):
                raise ValidationError("", code="invalid_choice", params={"value": code})


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class LanguageFilter(django_filters.Filter):
    """Languages of texts by their code: ?language=fr&language=sw."""

    field_class: Any = LanguagesField


@extend_schema_field(OpenApiTypes.INT)
class YearFilter(django_filters.Filter):
    field_class: Any = forms.IntegerField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=FIRST, max_value=LAST, **kwargs)


class MomentField(IsoDateTimeField):
    """A moment in UTC: the database knows fewer offsets than people can type."""

    def clean(self, value: Any) -> Any:
        moment = super().clean(value)
        try:
            return moment and moment.astimezone(UTC)
        except OverflowError:
            raise ValidationError("", code="invalid") from None


@extend_schema_field(OpenApiTypes.DATETIME)
class MomentFilter(django_filters.Filter):
    field_class: Any = MomentField


class StrictFilterSet(django_filters.FilterSet):
    """Checks names and values and hands on plain ones; a register asks its search()."""

    def plain(self, also: Set[str] = OF_PAGES) -> dict[str, Any]:
        """{"q": "radio", "action_line": ["C7"]}, no empty ones; or InvalidQuestion.

        An unknown name is refused: a misspelt filter must not widen the result.
        """
        query: Any = self.data or QueryDict()
        if many := too_many_values(query):
            raise InvalidQuestion(many)
        errors = self.form.errors.as_data()
        wrong = {name: [problem(e) for e in found] for name, found in errors.items()}
        wrong |= unknown_names(query, {*self.base_filters, *also})
        if wrong:
            raise InvalidQuestion(wrong)
        fields, typed = self.form.fields, self.form.cleaned_data
        named = [name for name in typed if name in query]
        asked = {name: plain(typed[name], fields[name]) for name in named}
        return {name: value for name, value in asked.items() if value}

    @classmethod
    def read(cls, query: QueryDict, also: Set[str] = OF_PAGES) -> dict[str, Any]:
        """plain() of QUERY, without the fields that only a page draws."""
        asked = cls(query)
        for name in asked.filters.keys() - query.keys():
            del asked.filters[name]
        return asked.plain(also)

    def narrowed(self, also: Set[str] = OF_PAGES) -> QuerySet[Any]:
        """The rows of a short list, by the paths of its filters; or InvalidQuestion."""
        self.plain(also)
        rows: QuerySet[Any] = self.qs
        return rows


def unknown_names(asked: Iterable[str], known: set[str]) -> Problems:
    """A problem for each name that is not among the KNOWN; it lists those."""
    params = {"known": sorted(known)}
    unknown = sorted(set(asked) - known)
    return {name: [Problem("unknown-filter", params)] for name in unknown}


def too_many_values(asked: QueryDict) -> Problems:
    """A problem for the name that has most of them; told before any is looked up."""
    numbers = {name: len(values) for name, values in asked.lists()}
    if sum(numbers.values()) <= MOST_VALUES:
        return {}
    longest = max(numbers, key=lambda name: numbers[name])
    return {longest: [Problem("too-many-values", {"most": MOST_VALUES})]}


def problem(error: ValidationError) -> Problem:
    params = dict(error.params or {})
    code = error.code or "invalid"
    return Problem(SAME.get(code, code), {"value": params.get("pk", ""), **params})


def plain(value: Any, field: Any) -> Any:
    """Codes instead of rows; what is plain already stays."""
    if isinstance(value, QuerySet):
        return [getattr(row, field.to_field_name) for row in value]
    return value
