"""Records that may be the same under another id. They are reported, never dropped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from stocktaking.importing.records import importing_registers
from stocktaking.importing.rows import Row
from wsis_portal.text import fold_words

Keys = set[int]
"""Hashes, because there are as many as rows in the file."""


@dataclass
class Twins:
    """Rows of the file and records of the database by title and stakeholder.

    Of the database only what the file may have too is held.
    """

    stored: dict[int, set[str]]
    read: dict[int, int] = field(default_factory=dict)

    def of(self, row: Row, reference: str) -> list[str]:
        """References of other records, and numbers of the rows before, of the same
        title and organisation or country as ROW, whose own record is REFERENCE.
        """
        keys = keys_of_row(row)
        stored = set().union(*(self.stored.get(key, set()) for key in keys))
        read = {self.read[key] for key in keys & self.read.keys()}
        return [*sorted(stored - {reference}), *map(str, sorted(read))]

    def add(self, row: Row) -> None:
        for key in keys_of_row(row):
            self.read.setdefault(key, row.number)


def keys_of_row(row: Row) -> Keys:
    return keys_of(row.title, fold_words(row.organisation), *row.countries)


def keys_of(title: str, folded_organisation: str, *countries: str) -> Keys:
    folded = fold_words(title)
    marks = [("organisation", folded_organisation)]
    marks += [("country", country) for country in countries]
    return {hash((folded, *mark)) for mark in marks if folded and mark[1]}


def find(rows: Iterable[Row]) -> Twins:
    """One query a register, whose rows are streamed."""
    wanted: Keys = set()
    for row in rows:
        wanted |= keys_of_row(row)
    return Twins(stored_with(wanted))


def stored_with(wanted: Keys, title: str = "") -> dict[int, set[str]]:
    """The references of records by those of their keys that are WANTED.

    With a TITLE, only records that are found by it are looked through.
    """
    stored: dict[int, set[str]] = {}
    for reference, keys in every_record(title):
        for key in keys & wanted:
            stored.setdefault(key, set()).add(reference)
    return stored


def every_record(title: str = "") -> Iterator[tuple[str, Keys]]:
    columns = ("texts__title", "organisation__folded_name", "countries__code")
    phrase = f'"{fold_words(title)}"' if title else ""
    for register in importing_registers():
        model: Any = register.judge.Meta.model
        found = model.objects.matching(phrase) if phrase else model.objects
        rows = found.order_by().values_list("reference", *columns)
        for reference, *words in rows.iterator():
            yield reference, keys_of(*(word or "" for word in words))
