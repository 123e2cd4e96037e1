"""What a list page draws around its rows: choices, what is chosen, other pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.forms import BoundField, Form
from django.utils.formats import localize
from django_stubs_ext import StrOrPromise

from wsis_portal import languages
from wsis_portal.filters import LanguagesField
from wsis_portal.pages import Page
from wsis_portal.questions import less

NOT_RECORDED = "-"  # the value of a facet for records that have none
BESIDE_FILTERS = {"q", "ordering"}  # what a page shows in places of their own


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    share: int
    """Per cent of the largest count, for the bar."""
    checked: bool


@dataclass(frozen=True)
class Chosen:
    """One value that a question asks for."""

    name: str
    value: str
    label: StrOrPromise
    words: str
    without: str
    """Address of the question less this value, and from its first page."""


@dataclass(frozen=True)
class PageLinks:
    first: int
    last: int
    previous: int | None
    next: int | None


def facet_choices(field: BoundField, counts: Mapping[str, int]) -> list[Choice]:
    """The choices of a filter that have records or are chosen, most first.

    COUNTS are by value; "-" stands for records without any, and comes last.
    """
    chosen = {str(value) for value in field.value() or []}
    labels: Any = getattr(field.field, "choices", ())
    largest = max(counts.values(), default=0) or 1
    found = []
    for key, label in labels:
        value, count = str(key), counts.get(str(key), 0)
        if count or value in chosen:
            share = round(100 * count / largest)
            found.append(Choice(value, str(label), count, share, value in chosen))
    return sorted(found, key=lambda one: (one.value == NOT_RECORDED, -one.count))


def chosen_filters(form: Form) -> list[Chosen]:
    """What FORM, bound and valid, asks for by filters, in the order of its fields."""
    return [
        Chosen(name, code, form[name].label, words, less(form, name, code))
        for name, value in form.cleaned_data.items()
        if value and name not in BESIDE_FILTERS
        for code, words in in_words(form.fields[name], value)
    ]


def in_words(field: Any, value: Any) -> Iterator[tuple[str, str]]:
    """Each code of VALUE, as a filter cleaned it, with what people call it."""
    if isinstance(value, QuerySet):
        for row in value:
            yield str(getattr(row, field.to_field_name)), str(row)
    elif isinstance(field, LanguagesField):
        for code in value:
            yield code, languages.name(code)
    elif isinstance(value, list):
        labels = dict(field.choices)
        for code in value:
            yield code, str(labels[code])
    else:
        yield str(value), str(localize(value))


def page_links(page: Page, total: int) -> PageLinks:
    """Which rows of TOTAL the page shows, and the numbers of its neighbours."""
    first, last = (page.number - 1) * page.size + 1, page.number * page.size
    before = page.number - 1 or None
    after = page.number + 1 if last < total else None
    return PageLinks(min(first, total), min(last, total), before, after)
