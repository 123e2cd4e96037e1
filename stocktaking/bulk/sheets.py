"""What the files of a register look like. Each register brings its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking import registers
from stocktaking.bulk.columns import FIELDS, Columns
from stocktaking.choices import ActivityType, Area, Level, PartnerRole, StakeholderType
from stocktaking.importing import mapping
from stocktaking.importing.keys import KEYS, Asked, Key
from stocktaking.importing.rows import LookUps, Row
from stocktaking.importing.vocabulary import words_of
from stocktaking.registers import Public


class Closed(NamedTuple):
    """A closed vocabulary, and the key of the column that takes its codes."""

    key: str
    title: StrOrPromise
    choices: type[TextChoices]


CLOSED = (
    Closed("organisation_type", _("Stakeholder types"), StakeholderType),
    Closed("activity_type", _("Activity types"), ActivityType),
    Closed("level", _("Levels"), Level),
    Closed("area", _("Areas"), Area),
    Closed("partners", _("Roles of partners"), PartnerRole),
)
"""Those of every register."""


class PageWords(NamedTuple):
    """What pages say of the files; the question is that of the page of one record."""

    name: StrOrPromise
    title: StrOrPromise
    lead: StrOrPromise
    question: StrOrPromise


@dataclass(frozen=True, eq=False)
class Sheet:
    """`columns` say what to write in each, `needed` are those that every file has.

    `public` makes of a row what its record says; in a change, a field that it leaves
    out stays as it was. `own` are the keys that rows of no other register have,
    `fields` are fields of the document by key, beside those of every register. `file`
    is how the templates are called, `table` how headers.json calls their sheet in a
    workbook.
    """

    words: PageWords
    file: str
    table: str
    columns: Columns
    needed: tuple[str, ...]
    closed: tuple[Closed, ...]
    fields: Mapping[str, str]
    public: Callable[[Row], Public]
    example: Callable[[], Mapping[str, str]]
    own: Mapping[str, Key] = field(default_factory=dict)

    @cached_property
    def stored(self) -> Asked:
        """As a stored header is read again: whether it is whole was asked before."""
        known = {**KEYS, **self.own}
        keys = {key: known.get(key, Key()) for key in self.columns}
        return Asked(keys, (), self.table)

    @cached_property
    def of_organisation(self) -> Asked:
        return Asked(self.stored.keys, self.needed, self.table)

    @cached_property
    def of_any(self) -> Asked:
        needed = (*self.needed, "organisation")
        return Asked(self.stored.keys, needed, self.table)

    @cached_property
    def all_closed(self) -> tuple[Closed, ...]:
        """In the order of the columns."""
        places = {key: place for place, key in enumerate(self.columns)}
        found = (*CLOSED, *self.closed)
        return tuple(sorted(found, key=lambda one: places[one.key]))

    @cached_property
    def all_fields(self) -> Mapping[str, str]:
        """The field of the document that a column says all of, by its key."""
        return {**FIELDS, **self.fields}

    @cached_property
    def keys_of_fields(self) -> Mapping[str, str]:
        """The keys by paths in the document."""
        own = {name: key for key, name in self.all_fields.items()}
        return {**mapping.FIELDS, **own}

    @cached_property
    def look_ups(self) -> LookUps:
        """What the words of its own columns mean."""
        closed = {one.key: words_of(one.choices).code for one in self.closed}
        return {key: closed.get(key, str) for key in self.own}


def sheets() -> dict[str, Sheet]:
    """By register, of those that take files."""
    return {one.name: one.sheet for one in registers.every() if one.sheet}


def sheet_of(register: str) -> Sheet:
    return sheets()[register]
