"""What is settled about a made record before its fields."""

from dataclasses import dataclass
from datetime import date
from random import Random

from wsis_portal.overview.specimens import shares
from wsis_portal.overview.specimens.organisations import (
    language_of,
    organisation,
    organisation_of,
    seeded,
)
from wsis_portal.overview.specimens.texts import Subject, languages, sentence
from wsis_portal.overview.specimens.topics import TOPICS, Topic

FIRST_YEAR = 2004
PLACES = 20_000
NAMES = 800_000  # from here on: organisations have those before
COMMITMENTS = 0.05


@dataclass(frozen=True)
class Outline:
    seed: int
    number: int
    day: date
    """On which it is handed in."""
    historic: bool
    """Whether it comes from a file, as incomplete as history is."""
    is_promise: bool
    """Whether it is a commitment, else it is a project."""
    chance: Random
    organisation: int
    country: str
    lines: list[str]
    codes: list[str]
    """Of the languages of its texts, the original first."""
    subject: Subject

    @property
    def topic(self) -> Topic:
        return TOPICS[self.lines[0]]

    def happens(self, share: float) -> bool:
        return shares.happens(self.chance, share)

    def words(self, section: str) -> str:
        """A sentence about it in the language of the original."""
        return sentence(section, self.chance, self.subject, self.codes[0])


def outline(seed: int, number: int, day: date, *, historic: bool) -> Outline:
    chance = seeded(seed, "record", number)
    of = organisation_of(chance, number)
    home = organisation(seed, of)["country"]
    at_home = home and shares.happens(chance, 0.8)
    country = home if at_home else shares.COUNTRIES.one(chance)
    lines = shares.LINES.some(chance, chance.choice([1, 1, 2, 2, 3, 4]))
    is_promise = shares.happens(chance, COMMITMENTS)
    years = chance.randint(0, 8) if is_promise else shares.zipf(chance, 4)
    year = max(FIRST_YEAR, day.year - years)
    topic, place = TOPICS[lines[0]].name, chance.randrange(PLACES)
    return Outline(
        seed=seed,
        number=number,
        day=day,
        historic=historic,
        is_promise=is_promise,
        chance=chance,
        organisation=of,
        country=country,
        lines=lines,
        codes=languages(chance, language_of(chance, country)),
        subject=Subject(topic, NAMES + number + seed, place, year),
    )
