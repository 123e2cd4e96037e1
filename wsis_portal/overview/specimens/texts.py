"""The texts of a made record: titles, summaries and descriptions in languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from stocktaking.choices import Origin
from stocktaking.registers import Public
from wsis_portal.overview.specimens.grammar import grammar
from wsis_portal.overview.specimens.names import coined
from wsis_portal.overview.specimens.shares import WORLD, Shares, happens
from wsis_portal.text import count_words

FEWEST, USUAL, MOST = 40, 65, 200
"""Words of a paragraph before its last sentences: at least, on top of that on
average, at most. So it keeps within the 300 of a summary."""
PARAGRAPHS = Shares({1: 60.0, 2: 25, 4: 15})
ORIGINS = Shares({Origin.HUMAN: 70.0, Origin.MACHINE: 30})
MORE = Shares({0: 65.0, 1: 30, 2: 3, 5: 2})
"""Languages beside the original."""


@dataclass(frozen=True)
class Subject:
    """What a record is about; its texts in all languages are of the same."""

    topic: str
    name: int
    place: int
    year: int

    def given(self, language: str) -> Mapping[str, str]:
        name, place = coined(self.name, language), coined(self.place, language, 3)
        return {"name": name, "place": place, "year": str(self.year)}


def languages(chance: Random, original: str) -> list[str]:
    """ORIGINAL first. A third of all records has others beside it."""
    more = MORE.one(chance)
    others = [code for code in WORLD.values if code != original]
    return [original, *chance.sample(others, more)]


def texts(
    chance: Random, subject: Subject, codes: Sequence[str], *, described: bool
) -> list[Public]:
    """In the languages CODES, the original first."""
    return [
        {
            "language": code,
            "title": sentence("title", chance, subject, code),
            "summary": paragraph(chance, subject, code),
            "description": description(chance, subject, code) if described else "",
            "origin": ORIGINS.one(chance) if n else Origin.AUTHOR,
        }
        for n, code in enumerate(codes)
    ]


def report(chance: Random, subject: Subject, code: str) -> Public:
    """The text of a progress report."""
    return {
        "language": code,
        "title": sentence("heading", chance, subject, code),
        "summary": paragraph(chance, subject, code, "report"),
        "description": "",
        "origin": Origin.AUTHOR,
    }


def sentence(section: str, chance: Random, subject: Subject, code: str) -> str:
    return grammar(code).write(section, chance, subject.topic, subject.given(code))


def description(chance: Random, subject: Subject, code: str) -> str:
    number = PARAGRAPHS.one(chance)
    return "\n\n".join(paragraph(chance, subject, code) for _one in range(number))


def paragraph(
    chance: Random, subject: Subject, code: str, section: str = "sentence"
) -> str:
    wanted = min(FEWEST + chance.expovariate(1 / USUAL), MOST)
    flow = grammar(code).each(section, chance, subject.topic, subject.given(code))
    parts = [sentence("opening", chance, subject, code)]
    words = count_words(parts[0])
    while words < wanted:
        parts.append(next(flow))
        words += count_words(parts[-1])
    if happens(chance, 0.5):
        parts.append(sentence("closing", chance, subject, code))
    return ("" if code == "zh" else " ").join(parts)
