"""A line of the file in the words of the portal, the same for every register."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext_lazy as _

from stocktaking.importing.reading import Line
from stocktaking.importing.vocabulary import Vocabulary, award_level
from wsis_portal.errors import SENTENCES, InvalidInput, Problem, Problems, Refusal

T = TypeVar("T")

NEEDED = ("id", "title", "collection", "source")
PRIZES = re.compile(r"^prize-(\d{4})$", re.ASCII)
NUMBER = re.compile("[0-9]{1,30}")

SENTENCES["award-without-year"] = _("Only the collection of a prize has awards.")


class InvalidRow(InvalidInput):
    """Fields of a row break rules; they are named as in the file."""


@dataclass(frozen=True)
class Award:
    level: str
    category: str
    year: int


@dataclass(frozen=True)
class Row:
    """A record as the file has it, with codes instead of words; empty is unknown."""

    number: int
    id: str
    title: str
    summary: str
    organisation: str
    stakeholder_type: str
    country: str
    action_lines: list[str]
    sdgs: list[int]
    starts_on: str
    ends_on: str
    url: str
    amount: str | None
    currency: str
    collection: str
    award: Award | None
    source: str

    @property
    def itu_id(self) -> str:
        """The number on the ITU platform, where the address is of a page there."""
        try:
            address = urlsplit(self.url)
        except ValueError:
            return ""
        is_itu = f".{address.hostname or ''}".endswith(".itu.int")
        asked = {name.lower(): value for name, value in parse_qsl(address.query)}
        number = asked.get("projectid", "").strip()
        return number if is_itu and NUMBER.fullmatch(number) else ""


def translated(line: Line, words: Vocabulary) -> Row:
    """Raises InvalidRow with all that is wrong in LINE."""
    if line.problems:
        raise InvalidRow(line.problems)
    cells = Cells(line.values)
    organisation = cells.text("organisation")
    collection = cells.one("collection", words.collections.code)
    row = Row(
        number=line.number,
        id=cells.text("id"),
        title=cells.text("title"),
        summary=cells.text("fact_note"),
        organisation=organisation,
        stakeholder_type=cells.one(
            "organisation_type", lambda word: words.stakeholder_type(word, organisation)
        ),
        country=cells.one("country", words.countries.code),
        action_lines=cells.many("action_lines", words.action_lines.code),
        sdgs=line.values.get("sdgs") or [],
        starts_on=cells.text("year_start"),
        ends_on=cells.text("year_end"),
        url=cells.text("url"),
        amount=cells.text("budget_value") or None,
        currency=cells.text("currency").upper(),
        collection=collection,
        award=cells.award("award_status", collection),
        source=cells.text("source"),
    )
    if cells.problems:
        raise InvalidRow(cells.problems)
    return row


class Cells:
    """The values of a line, and what is found wrong while they are looked up."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.problems: Problems = {
            name: [Problem("required")] for name in NEEDED if not self.text(name)
        }

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value).strip()

    def one(self, name: str, look_up: Callable[[str], str]) -> str:
        word = self.text(name)
        return self.found(name, look_up, word, "") if word else ""

    def many(self, name: str, look_up: Callable[[str], str]) -> list[str]:
        words = self.values.get(name) or []
        return [self.found(name, look_up, word, "") for word in words]

    def award(self, name: str, collection: str) -> Award | None:
        word = self.text(name)
        if not word:
            return None
        level, category = self.found(name, award_level, word, ("", ""))
        if prize := PRIZES.match(collection):
            return Award(level, category, int(prize[1]))
        if collection:
            self.problems.setdefault(name, []).append(Problem("award-without-year"))
        return None

    def found(self, name: str, look_up: Callable[[str], T], word: str, other: T) -> T:
        """What LOOK_UP says, or OTHER when it refuses, which is kept as a problem."""
        try:
            return look_up(word)
        except Refusal as refusal:
            self.problems.setdefault(name, []).append(refusal.problem)
            return other
