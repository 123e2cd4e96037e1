"""What a list page draws around its rows: choices, what is chosen, other pages."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.forms import BoundField, Form
from django.http import QueryDict
from django.utils.formats import localize
from django_stubs_ext import StrOrPromise

from wsis_portal import languages
from wsis_portal.filters import LanguagesField, plain
from wsis_portal.pages import Page
from wsis_portal.questions import less, only
from wsis_portal.text import listed
from wsis_portal.vocabularies import names

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
class Facet:
    name: str
    label: StrOrPromise
    choices: list[Choice]

    @property
    def is_chosen(self) -> bool:
        return any(choice.checked for choice in self.choices)


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
class Dropped:
    """What a question finds less one of its parts, or with that `alone`: `total`
    records, at the address `url`.
    """

    label: StrOrPromise
    words: str
    url: str
    total: int
    alone: bool


@dataclass(frozen=True)
class PageLinks:
    first: int
    last: int
    previous: int | None
    next: int | None


def facets(
    form: Form, counts: Mapping[str, Mapping[str, int]], names: str
) -> list[Facet]:
    """Those of NAMES, with spaces between, that the register has and that offer
    a choice; COUNTS are by facet and value.
    """
    known = [name for name in names.split() if name in counts]
    found = [
        Facet(name, form[name].label, facet_choices(form[name], counts[name]))
        for name in known
    ]
    return [facet for facet in found if facet.choices]


def facet_choices(field: BoundField, counts: Mapping[str, int]) -> list[Choice]:
    """The choices of a filter that have records or are chosen, most first.

    COUNTS are by value.
    """
    chosen = codes_chosen(field)
    largest = max(counts.values(), default=0) or 1
    found = []
    for value, label in labels(field.field, chosen.union(counts)):
        count = counts.get(value, 0)
        share = round(100 * count / largest)
        found.append(Choice(value, label, count, share, value in chosen))
    return sorted(found, key=lambda one: -one.count)


def codes_chosen(field: BoundField) -> set[str]:
    """As the filter cleaned them, however they were typed."""
    if field.name not in field.form.data or field.form.errors.get(field.name):
        return set()
    cleaned = field.form.cleaned_data[field.name] or []
    return {str(code) for code in plain(cleaned, field.field)}


def has_labels(field: Any) -> bool:
    """Whether its values are codes: what people type stands for itself."""
    return isinstance(field, LanguagesField) or hasattr(field, "choices")


def labels(field: Any, values: Set[str]) -> Iterator[tuple[str, str]]:
    """What people call VALUES, in the order of the vocabulary; unknown ones not."""
    if isinstance(field, LanguagesField):
        yield from sorted((code, languages.name(code)) for code in values)
    elif hasattr(field, "queryset"):
        known = names_of(field, values)
        yield from ((code, name) for code, name in known.items() if code in values)
    else:
        for value, label in field.choices:
            if str(value) in values:
                yield str(value), str(label)


def names_of(field: Any, values: Set[str]) -> dict[str, str]:
    """By code: of a vocabulary all of them, else those of VALUES."""
    rows, code = field.queryset, field.to_field_name or "pk"
    if not values:
        return {}
    if not field.named_by:
        return names(rows.model, code, values)
    found = rows.filter(**{f"{code}__in": values})
    return dict(found.values_list(code, field.named_by))


def chosen_filters(form: Form) -> list[Chosen]:
    """What FORM, bound and valid, asks for by filters, in the order of its fields."""
    return [
        Chosen(name, code, form[name].label, words, less(form, name, code))
        for name, code, words in asked_in_words(form)
    ]


def asked_in_words(form: Form) -> Iterator[tuple[str, str, str]]:
    """Name, code and words of each value that a filter of FORM asks for, once."""
    for name, value in form.cleaned_data.items():
        if value and name not in BESIDE_FILTERS:
            for code, words in dict(in_words(form.fields[name], value)).items():
                yield name, code, words


def dropped(form: Form, ways: Iterable[Any]) -> list[Dropped]:
    """What FORM would find less all that it asks for by a name, or with that alone; a
    way has `name`, `total` and `alone`.
    """
    return [
        Dropped(
            form[way.name].label,
            listed(words for _code, words in in_words(form.fields[way.name], asked)),
            only(form, way.name) if way.alone else less(form, way.name),
            way.total,
            way.alone,
        )
        for way in ways
        if (asked := form.cleaned_data[way.name])
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


def year_links(form: Form, counts: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Each year with its count, and the address of what FORM asks in that year."""
    before = QueryDict(mutable=True)
    before.update(form.data)
    for name in ("year_from", "year_to", "page"):
        before.pop(name, None)
    rest = f"{before.urlencode()}&" if before else ""
    return [
        (year, count, f"?{rest}year_from={year}&year_to={year}")
        for year, count in counts.items()
    ]


def page_links(page: Page, total: int) -> PageLinks:
    """Which rows of TOTAL the page shows, and the numbers of its neighbours."""
    first, last = (page.number - 1) * page.size + 1, page.number * page.size
    before = page.number - 1 or None
    after = page.number + 1 if last < total else None
    return PageLinks(min(first, total), min(last, total), before, after)
