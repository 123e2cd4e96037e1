"""Grammars: files of sentences with gaps for other words, one for each language.

A file has sections, and each line of a section is one choice:

    [people: many, one]          words, in these forms
    families | family
    [people health]              more of them, for the topic of health alone
    nurses | nurse
    [sentence]
    {people} came to {place}.    a gap takes the first form
    A {people.one} said so.      or the one that it names

{name}, {place} and {year} are those of the record.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parent / "grammars"
GIVEN = frozenset({"name", "place", "year"})
HEAD = re.compile(r"\[(?P<name>[a-z]+)(?: (?P<topic>[a-z-]+))?(?:: (?P<forms>.+))?\]")
GAP = re.compile(r"\{(?P<name>[a-z]+)(?:\.(?P<form>[a-z]+))?\}")


@dataclass(frozen=True)
class Gap:
    name: str
    form: int


Phrase = tuple[str | Gap, ...]
Choice = tuple[Phrase, ...]
"""The forms of one line."""


class Grammar:
    """The sentences of one language. Raises ValueError for a gap that nothing fills."""

    def __init__(self, text: str) -> None:
        lines: dict[tuple[str, str], list[str]] = {}
        forms: dict[str, list[str]] = {}
        for line in text.splitlines():
            if head := HEAD.fullmatch(line):
                name, topic, named = head["name"], head["topic"] or "", head["forms"]
                here = lines.setdefault((name, topic), [])
                forms.setdefault(name, named.split(", ") if named else [""])
            elif line and not line.startswith("#"):
                here.append(line)
        self.forms = forms
        self.own = {
            key: [tuple(map(self.phrase, line.split(" | "))) for line in section]
            for key, section in lines.items()
        }
        self.choices, self.words = cache(self.for_topic), cache(self.words_of)

    def phrase(self, text: str) -> Phrase:
        parts: list[str | Gap] = []
        end = 0
        for gap in GAP.finditer(text):
            parts += [text[end : gap.start()], self.gap(gap["name"], gap["form"])]
            end = gap.end()
        return tuple(part for part in [*parts, text[end:]] if part)

    def gap(self, name: str, form: str | None) -> Gap:
        if name in GIVEN:
            return Gap(name, 0)
        if name not in self.forms:
            raise ValueError(f"There is no section of the name {name}.")
        return Gap(name, self.forms[name].index(form) if form else 0)

    def for_topic(self, name: str, topic: str) -> list[Choice]:
        """The choices of a section: those for any topic, and more often its own."""
        general = self.own.get((name, ""), [])
        return general + 3 * self.own.get((name, topic), []) if topic else general

    def write(
        self, name: str, chance: Random, topic: str, given: Mapping[str, str]
    ) -> str:
        """One choice of the section NAME, its gaps filled."""
        phrase = chance.choice(self.choices(name, topic))[0]
        return self.fill(phrase, chance, topic, given)

    def each(
        self, name: str, chance: Random, topic: str, given: Mapping[str, str]
    ) -> Iterator[str]:
        """Without end, and no choice again before all others had their turn."""
        choices = self.choices(name, topic)
        while True:
            for choice in chance.sample(choices, len(choices)):
                yield self.fill(choice[0], chance, topic, given)

    def fill(
        self, phrase: Phrase, chance: Random, topic: str, given: Mapping[str, str]
    ) -> str:
        """PHRASE without gaps, with a capital letter where there are any."""
        parts = []
        for part in phrase:
            if isinstance(part, str):
                parts.append(part)
            elif part.name in GIVEN:
                parts.append(given[part.name])
            else:
                words = self.words(part, topic)
                parts.append(words[int(chance.random() * len(words))])
        text = "".join(parts)
        return text[:1].upper() + text[1:]

    def words_of(self, gap: Gap, topic: str) -> list[str]:
        """What may fill GAP. Raises ValueError where that has gaps of its own."""
        found = [choice[gap.form] for choice in self.choices(gap.name, topic)]
        if not all(isinstance(part, str) for word in found for part in word):
            raise ValueError(f"Words of {gap.name} have gaps.")
        return ["".join(map(str, word)) for word in found]


@cache
def grammar(language: str) -> Grammar:
    return Grammar((FOLDER / f"{language}.txt").read_text(encoding="utf-8"))
