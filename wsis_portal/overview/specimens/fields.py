"""Fields that made documents of all registers have."""

from collections.abc import Iterable, Iterator, Mapping
from random import Random
from typing import Any

from stocktaking.choices import IdentifierScheme, Level
from stocktaking.registers import Public
from wsis_portal.overview.specimens import shares
from wsis_portal.overview.specimens.organisations import (
    address,
    organisation,
    organisation_of,
)
from wsis_portal.overview.specimens.outline import Outline
from wsis_portal.overview.specimens.texts import texts

SOURCE = "Made by make_records, not a fact."
SCHEME = "make_records"
"""Of the identifier that each has: make_records/SEED/NUMBER."""
GOALS_SINCE, PRIZES_SINCE = 2015, 2012
GOALS, TARGETS = range(1, 18), "abcdefghij"
PLACES: Mapping[str, tuple[int, int]] = {
    Level.LOCAL: (1, 1),
    Level.NATIONAL: (1, 1),
    Level.REGIONAL: (2, 5),
    Level.INTERNATIONAL: (0, 9),
}
"""In how many countries, at least and at most."""


def common(record: Outline) -> Public:
    """What projects and commitments have."""
    chance, level = record.chance, shares.LEVELS.one(record.chance)
    start = day(chance, record.subject.year)
    described = record.happens(0.1 if record.historic else 0.6)
    confirmed = record.happens(0.0 if record.historic else 0.3)
    return {
        "texts": texts(chance, record.subject, record.codes, described=described),
        "organisation": organisation(record.seed, record.organisation),
        "stakeholder_type": "",
        "activity_type": shares.ACTIVITIES.one(chance),
        "level": level,
        "area": record.topic.area if record.happens(0.6) else "",
        "countries": countries(record, level),
        "action_lines": reasoned(record, "action_line", record.lines),
        "targets": reasoned(record, "target", targets(record)),
        "sdgs": reasoned(record, "sdg", goals(record)),
        "partners": list(partners(record)),
        "starts_on": start,
        "ends_on": end(chance, start) if record.happens(0.6) else "",
        "continues": None,
        "languages": spoken(record),
        "links": links(record),
        "identifiers": identifiers(record),
        "source": SOURCE,
        "confirmed_on": record.day.isoformat() if confirmed else None,
    }


def day(chance: Random, year: int) -> str:
    """As far as it is known: a year, a month, a day."""
    whole = f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    return whole[: chance.choice([4, 4, 7, 10])]


def end(chance: Random, start: str) -> str:
    return day(chance, int(start[:4]) + 1 + shares.zipf(chance, 12))


def money(chance: Random) -> str:
    """Some thousands to some hundreds of millions, in round numbers."""
    digits = chance.gauss(5.3, 0.8)
    return f"{max(1, round(10 ** (digits - 3))) * 1000}.00"


def countries(record: Outline, level: str) -> list[str]:
    fewest, most = PLACES[level]
    number = record.chance.randint(fewest, most)
    if number <= 1:
        return [record.country] * number
    others = shares.COUNTRIES.some(record.chance, number - 1, but=[record.country])
    return sorted([record.country, *others])


def targets(record: Outline) -> list[str]:
    """None for a half of the records; else one of the topic, and maybe others."""
    chance = record.chance
    first = chance.choice(record.topic.targets)
    others = chance.sample(TARGETS, shares.zipf(chance, 3))
    return [*dict.fromkeys([first, *others])] if record.happens(0.5) else []


def goals(record: Outline) -> list[int]:
    """There were none before they were adopted."""
    if record.day.year < GOALS_SINCE:
        return []
    chance, usual = record.chance, record.topic.sdgs
    others = chance.sample(GOALS, shares.zipf(chance, 4))
    return [*dict.fromkeys([*usual[: chance.randint(0, 3)], *others])]


def reasoned(record: Outline, name: str, codes: Iterable[Any]) -> list[Public]:
    """The items of a list of codes, few of them with a reason."""
    return [
        {name: code, "reason": record.words("reason") if record.happens(0.15) else ""}
        for code in codes
    ]


def partners(record: Outline) -> Iterator[Public]:
    """Other organisations; each once, so that none has the same role twice."""
    chance = record.chance
    wanted = chance.choices([0, 1, 2, 3, 6], [45, 25, 17, 9, 4])[0]
    drawn = [organisation_of(chance, record.number + n) for n in range(1, wanted + 1)]
    for number in dict.fromkeys(drawn):
        if number != record.organisation:
            partner = organisation(record.seed, number)
            yield {"organisation": partner, "role": shares.ROLES.one(chance)}


def spoken(record: Outline) -> list[str]:
    """Languages of the activity: those of the texts, and what people speak there."""
    if record.happens(0.4):
        return []
    local = shares.LOCAL.some(record.chance, record.chance.choice([0, 0, 1, 2]))
    return [*record.codes, *local]


def links(record: Outline) -> list[Public]:
    number = record.chance.choices([0, 1, 2, 3], [25, 50, 18, 7])[0]
    home = address(record.subject.name)
    return [
        {
            "url": f"{home}{record.codes[0]}/{record.number}/{n}" if n else home,
            "title": record.words("heading") if record.happens(0.5) else "",
        }
        for n in range(number)
    ]


def identifiers(record: Outline) -> list[Public]:
    """The mark, which says how the record was made, and numbers in other lists."""
    own = f"{record.seed}/{record.number}"
    found = [(IdentifierScheme.OTHER, f"{SCHEME}/{own}")]
    if record.happens(0.1):
        found.append((IdentifierScheme.ITU, f"specimen/{own}"))
    if record.happens(0.05):
        found.append((IdentifierScheme.IATI, f"XX-SPECIMEN-{own}"))
    return [{"scheme": scheme, "value": value} for scheme, value in found]
