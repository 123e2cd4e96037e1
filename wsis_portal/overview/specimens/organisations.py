"""Made organisations: by number, each with a name that is its own."""

from functools import lru_cache
from random import Random

from stocktaking.choices import StakeholderType
from stocktaking.registers import Public
from wsis_portal.overview.specimens.grammar import grammar
from wsis_portal.overview.specimens.names import coined
from wsis_portal.overview.specimens.shares import (
    COUNTRIES,
    SPOKEN,
    STAKEHOLDERS,
    WORLD,
    happens,
    zipf,
)

RECORDS = 12
"""Of one organisation, on average."""
OF_ALL_COUNTRIES = (StakeholderType.UN_FAMILY, StakeholderType.INTERNATIONAL)


@lru_cache(maxsize=20_000)
def organisation(seed: int, number: int) -> Public:
    """Spelled out, as a document has it. Not to be changed: it is kept."""
    chance = seeded(seed, "organisation", number)
    kind = STAKEHOLDERS.one(chance)
    country = None if kind in OF_ALL_COUNTRIES else COUNTRIES.one(chance)
    code = language_of(chance, country)
    given = {"name": coined(number + seed, code)}
    return {
        "name": grammar(code).write("organisation", chance, kind, given),
        "stakeholder_type": kind,
        "country": country,
        "website": address(number + seed) if happens(chance, 0.8) else "",
    }


def organisation_of(chance: Random, record: int) -> int:
    """The number of an organisation that record number RECORD may have.

    There are the more, the more records there are; the first have most of them.
    """
    newest, place = divmod(record, RECORDS)
    return newest if place == 0 else zipf(chance, newest + 1, flat=10)


def seeded(seed: int, what: str, number: int) -> Random:
    """What chance has in store for one thing, whatever was made before it."""
    return Random(f"{seed} {what} {number}")  # noqa: S311  # nothing is kept secret


def language_of(chance: Random, country: str | None) -> str:
    """In which language people write there, of those that we have grammars for."""
    spoken = SPOKEN.get(country or "", "en")
    return spoken if happens(chance, 0.8) else WORLD.one(chance)


def address(number: int) -> str:
    """Below .example, where nobody is."""
    return f"https://{coined(number, 'en').lower()}.example/"
