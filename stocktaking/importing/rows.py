"""A line of the file in the words of the portal, the same for every register."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext_lazy as _

from stocktaking.importing import vocabulary
from stocktaking.importing.keys import NEEDED, TEXTS
from stocktaking.importing.reading import Line
from stocktaking.importing.vocabulary import Vocabulary
from wsis_portal.errors import SENTENCES, InvalidInput, Problem, Problems, Refusal

T = TypeVar("T")
U = TypeVar("U")
LookUps = Mapping[str, Callable[[str], str]]
"""By key, what finds the code of a word, and raises Refusal where there is none."""
NO_MORE: LookUps = {}

PRIZES = re.compile(r"^prize-(\d{4})$", re.ASCII)
NUMBER = re.compile("[0-9]{1,30}")
ORIGINAL = "en"  # the language of the words where the file does not say it

SENTENCES["award-without-year"] = _("Only the collection of a prize has awards.")


class InvalidRow(InvalidInput):
    """Fields of a row break rules; they are named as in the file."""


@dataclass(frozen=True)
class Award:
    level: str
    category: str
    year: int


@dataclass(frozen=True)
class Text:
    """`suffix` is what the keys of the text end in: nothing for the original."""

    language: str
    title: str
    summary: str
    description: str
    suffix: str = ""


@dataclass(frozen=True)
class Row:
    """A record as the file has it, with codes instead of words; empty is unknown."""

    number: int
    id: str
    texts: list[Text]
    organisation: str
    stakeholder_type: str
    activity_type: str
    level: str
    area: str
    stage: str
    countries: list[str]
    action_lines: list[str]
    targets: list[str]
    sdgs: list[Any]
    partners: list[tuple[str, str]]
    starts_on: str
    ends_on: str
    languages: list[str]
    urls: list[str]
    amount: str | None
    currency: str
    collection: str
    award: Award | None
    source: str
    more: Mapping[str, str] = field(default_factory=dict)
    """By key, what only the rows of one register say."""

    @property
    def title(self) -> str:
        return self.texts[0].title

    @property
    def itu_id(self) -> str:
        """The number on the ITU platform, where an address is of a page there."""
        return next(filter(None, map(itu_number, self.urls)), "")


def itu_number(url: str) -> str:
    try:
        address = urlsplit(url)
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
    row, problems = understood(line, words)
    if problems:
        raise InvalidRow(problems)
    return row


def understood(
    line: Line,
    words: Vocabulary,
    needed: Iterable[str] = NEEDED,
    more: LookUps = NO_MORE,
) -> tuple[Row, Problems]:
    """What LINE says, and all that is wrong in it, which the row leaves out. MORE are
    the keys that only its register has.
    """
    cells = Cells(line.values, needed)
    organisation = cells.text("organisation")
    collection = cells.one("collection", words.collections.code)
    row = Row(
        number=line.number,
        id=cells.text("id"),
        texts=cells.texts(),
        organisation=organisation,
        stakeholder_type=cells.one(
            "organisation_type", lambda word: words.stakeholder_type(word, organisation)
        ),
        activity_type=cells.one("activity_type", vocabulary.activity_type),
        level=cells.one("level", vocabulary.level),
        area=cells.one("area", vocabulary.area),
        stage=cells.one("stage", vocabulary.stage),
        countries=cells.many("country", words.places.country),
        action_lines=cells.many("action_lines", words.action_lines.code),
        targets=cells.many("targets", words.targets.code),
        sdgs=cells.many("sdgs", words.sdg),
        partners=cells.many("partners", vocabulary.partner),
        starts_on=cells.text("year_start"),
        ends_on=cells.text("year_end"),
        languages=cells.many("languages", vocabulary.language),
        urls=cells.many("url", str.strip),
        amount=cells.text("budget_value") or None,
        currency=cells.text("currency").upper(),
        collection=collection,
        award=cells.award("award_status", collection),
        source=cells.text("source"),
        more={key: cells.one(key, look_up) for key, look_up in more.items()},
    )
    return row, cells.problems


class Cells:
    """The values of a line, and what is found wrong while they are looked up."""

    def __init__(self, values: Mapping[str, Any], needed: Iterable[str]) -> None:
        self.values = values
        self.problems: Problems = {
            name: [Problem("required")] for name in needed if not self.text(name)
        }

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value).strip()

    def one(self, name: str, look_up: Callable[[str], str]) -> str:
        word = self.text(name)
        return self.found(name, look_up, word, "") if word else ""

    def many(self, name: str, look_up: Callable[[Any], T]) -> list[T]:
        """What is found of the words; one alone may stand without a list."""
        words = self.values.get(name) or []
        listed = words if isinstance(words, list) else [words]
        found = [self.found(name, look_up, w, None) for w in listed if not is_blank(w)]
        return [one for one in found if one is not None]

    def texts(self) -> list[Text]:
        """The original first; in another language what has a word in it."""
        original = self.one("language", vocabulary.language) or ORIGINAL
        suffixes = dict.fromkeys(
            f":{name.partition(':')[2]}" for name in self.values if ":" in name
        )
        others = [self.written(s[1:], s) for s in suffixes if self.has_words(s)]
        return [self.written(original, ""), *others]

    def has_words(self, suffix: str) -> bool:
        return any(self.text(f"{name}{suffix}") for name in TEXTS)

    def written(self, language: str, suffix: str) -> Text:
        title, summary, description = (self.text(f"{n}{suffix}") for n in TEXTS)
        return Text(language, title, summary, description, suffix)

    def award(self, name: str, collection: str) -> Award | None:
        word = self.text(name)
        if not word:
            return None
        level, category = self.found(name, vocabulary.award_level, word, ("", ""))
        if prize := PRIZES.match(collection):
            return Award(level, category, int(prize[1]))
        if collection:
            self.problems.setdefault(name, []).append(Problem("award-without-year"))
        return None

    def found(
        self, name: str, look_up: Callable[[Any], T], word: Any, other: U
    ) -> T | U:
        """What LOOK_UP says, or OTHER when it refuses, which is kept as a problem."""
        try:
            return look_up(word)
        except Refusal as refusal:
            self.problems.setdefault(name, []).append(refusal.problem)
            return other


def is_blank(word: Any) -> bool:
    return isinstance(word, str) and not word.strip()
