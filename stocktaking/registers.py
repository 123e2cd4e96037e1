"""What each register brings to the one workflow. Apps add theirs in ready()."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils.functional import lazy

from stocktaking.formats import Document
from wsis_portal.errors import InvalidDocument
from wsis_portal.text import listed

if TYPE_CHECKING:
    from django.db.models import Model
    from django_stubs_ext import StrOrPromise

    from stocktaking.bulk.sheets import Sheet
    from stocktaking.forms import DocumentForm
    from stocktaking.importing.rows import Row
    from stocktaking.models import Submission
    from wsis_portal.api.documents import DocumentSerializer
    from wsis_portal.errors import Problems
    from wsis_portal.filters import StrictFilterSet

Public = dict[str, Any]
Expected = Mapping[tuple[str, ...], "StrOrPromise"]
"""Labels of facts, by the attributes of a record of which one is enough."""
CONFIRMED = "confirmed_on"
"""The field that says when a record was confirmed, in the registers that have it."""
CONTINUES = "continues"
"""The field that names the earlier entry, in the registers that have it."""


@dataclass(frozen=True)
class Register:
    """How one kind of record is judged, published and named."""

    name: str
    letter: str
    judge: type[DocumentSerializer[Any]]
    clean: Callable[[dict[str, Any], str], dict[str, Any]]
    problems: Callable[[dict[str, Any], str], Problems]
    publish: Callable[[Submission], Public]
    at_once: frozenset[str]
    page: str = ""
    """URL name of the page of a record; nothing where it has none of its own."""
    template: str = ""
    """Draws a record as the public reads it."""
    expected: Expected = field(default_factory=dict)
    """What a reader looks for on its page, beside what all records have."""
    about: str = ""
    """Field of the document that names the record that it is about, if it is."""
    reviewed_values: frozenset[tuple[str, str]] = frozenset()
    """Of the fields at_once: values that are reviewed all the same."""
    new_at_once: bool = False
    """Whether a new one needs no review, unless it claims one of `reviewed_values`."""
    follow: Callable[[Any, date | None], None] | None = None
    """Told of a row that was published, and of the day on which its stakeholder handed
    it in, if that is who did: what other rows know of it follows."""
    form: type[DocumentForm] | None = None
    """Draws its document, where stakeholders hand one in."""
    from_row: Callable[[Row], Public] | None = None
    """Makes the public part out of a row of an imported file, where rows may come."""
    claims: frozenset[str] = frozenset()
    """Collections whose imported rows come here; without any: what nobody claims."""
    sheet: Sheet | None = None
    """What a file looks like in which stakeholders send many of its records."""
    filters: type[StrictFilterSet] | None = None
    """Reads a question to its catalogue, where it has one."""
    catalogue: str = ""
    """URL name of the catalogue."""

    @property
    def drawn(self) -> type[DocumentForm]:
        """The form; a register without one has no door for stakeholders."""
        if self.form is None:
            raise LookupError(self.name)
        return self.form

    @property
    def asked(self) -> type[StrictFilterSet]:
        """The FilterSet; a register without one has no catalogue."""
        if self.filters is None:
            raise LookupError(self.name)
        return self.filters

    def labelled(self, words: dict[str, str]) -> list[tuple[str, str]]:
        """WORDS by field of the document, under the labels that people read, in the
        order of the document; the database keeps another.
        """
        places = {name: n for n, name in enumerate(self.judge().fields)}
        names = sorted(words, key=lambda name: places.get(name, len(places)))
        told = [words[name] for name in names]
        return list(zip(self.labels(names), told, strict=True))

    def labels(self, names: Iterable[str]) -> list[str]:
        """What people read in place of NAMES of fields, in the active language."""
        fields = self.judge().fields
        labels = {name: field.label for name, field in fields.items()}
        return [str(labels.get(name) or name) for name in names]

    def fields_in_words(self, names: Iterable[str]) -> str:
        """The labels in one line, in the language that is active when it is read."""
        in_words: str = lazy(lambda: listed(self.labels(names)), str)()
        return in_words

    def is_confirmable(self, public: Public) -> bool:
        """Whether it is to be confirmed every year; what is finished is not."""
        model: Any = self.judge.Meta.model
        over = any(public.get(name) == value for name, value in finished(model))
        return CONFIRMED in self.at_once and not over

    def is_plain(self, public: Public) -> bool:
        """Whether a new one may be published at once."""
        claims = {(name, public.get(name)) for name, _value in self.reviewed_values}
        return self.new_at_once and not claims & self.reviewed_values

    def needs_no_review(self, before: Public, after: Public) -> bool:
        """Whether the difference is small enough to be published at once."""
        changed = differences(before, after)
        return bool(changed) and all(
            name in self.at_once and (name, after.get(name)) not in self.reviewed_values
            for name in changed
        )


def differences(before: Public, after: Public) -> list[str]:
    """Names of the fields; one that is not there says as much as an empty one."""
    names = sorted(before.keys() | after.keys())
    return [n for n in names if (before.get(n) or None) != (after.get(n) or None)]


def finished(model: Any) -> frozenset[tuple[str, str]]:
    """Fields and values by which a record is over, in a register that has such."""
    found: frozenset[tuple[str, str]] = getattr(model, "FINISHED", frozenset())
    return found


def cleaned(item: Submission) -> Document:
    """The document as it would be stored; nothing where it is not complete yet."""
    try:
        return get(item.register).clean(item.document, item.profile)
    except InvalidDocument:
        return {}


def new_reference(letter: str) -> str:
    """The next reference, such as WSIS-P-000123. No number is used twice."""
    sequence = f"stocktaking_reference_{letter.lower()}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        (number,) = cursor.fetchone()
    return f"WSIS-{letter}-{number:06d}"


_registers: dict[str, Register] = {}


def add(register: Register) -> None:
    _registers[register.name] = register


def get(name: str) -> Register:
    return _registers[name]


def of(model: type[Model]) -> Register:
    """The register whose rows are of MODEL."""
    return next(one for one in every() if one.judge.Meta.model is model)


def about(model: type[Model]) -> list[Register]:
    """Those whose records are told of a record of MODEL: each names one."""
    return [one for one in every() if one.about and told_of(one) is model]


def told_of(register: Register) -> type[Model]:
    """The kind of record that those of REGISTER are about."""
    field: Any = register.judge().fields[register.about]
    model: type[Model] = field.queryset.model
    return model


def every() -> Iterable[Register]:
    return _registers.values()
