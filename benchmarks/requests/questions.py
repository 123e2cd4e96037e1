"""What is asked: drawn from the records with a fixed seed, no question twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode

from benchmarks.requests.hand import Hand

SIZE = 25  # rows on a page, unless ?page_size= says otherwise
FACETS = (
    "action_line",
    "target",
    "sdg",
    "country",
    "region",
    "commission",
    "group",
    "stakeholder_type",
    "activity_type",
    "level",
    "area",
    "stage",
    "language",
    "collection",
)
OF_ALL = "collection:specimens"  # narrows nothing
SHARES = ((0.02, 1.0), (0.002, 0.02), (0.0, 0.002))
"""Of the texts: what a common word is in, a usual one, a rare one."""
WORDS = """
SELECT word FROM stocktaking_knownword
WHERE texts > %s * (SELECT count(*) FROM stocktaking_projecttext)
    AND texts <= %s * (SELECT count(*) FROM stocktaking_projecttext)
    AND 0 < ALL (
        SELECT numnode(wsis_query(language, word))
        FROM unnest(ARRAY['en', 'fr', 'es', '']) AS language
    )
ORDER BY word
"""
TITLES = """
SELECT title FROM stocktaking_projecttext
WHERE language = 'en' AND position = 0 ORDER BY record_id LIMIT 2000
"""
Filters = Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """What the portal is asked by an address, and the hand-written SQL by values."""

    address: str
    filters: Filters = field(default_factory=dict)
    page: int = 1
    reference: str = ""
    form: Mapping[str, Any] = field(default_factory=dict)
    is_quiet: bool = False
    """Whether the form is sent as a script sends it, while somebody types."""


def seeded(number: int) -> Random:
    """The same with each run."""
    return Random(number)  # noqa: S311 - nothing here is a secret


def asking(address: str, filters: Filters, page: int = 1) -> Question:
    asked = {**filters, "page": page} if page > 1 else filters
    return Question(f"{address}?{urlencode(asked, doseq=True)}", filters, page)


class Draw:
    """Filters, words and records of a database, the same ones with each run."""

    def __init__(self, hand: Hand, number: int) -> None:
        self.hand, self.number = hand, number
        self.references = [one for (one,) in hand.rows(REFERENCES)]

    def filters(self) -> list[Filters]:
        """Of a record that is there, so that something is found: one code to three."""
        chance, found = seeded(1), dict[str, Filters]()
        while len(found) < self.number:
            filters = self.of_record(chance)
            found.setdefault(urlencode(filters, doseq=True), filters)
        return list(found.values())

    def of_record(self, chance: Random) -> Filters:
        codes, year = self.codes(chance)
        names = sorted(codes)
        chosen = chance.sample(names, min(len(names), chance.choice([1, 2, 2, 3])))
        filters: dict[str, Any] = {
            name: [chance.choice(codes[name])] for name in chosen
        }
        if chance.random() < 0.25:
            filters = with_another(filters, self.codes(chance)[0], chance)
        if year and chance.random() < 0.3:
            filters["year_from"] = year - chance.randint(0, 5)
        return filters

    def codes(self, chance: Random) -> tuple[dict[str, list[str]], int | None]:
        """By facet, and the year, of a record."""
        reference = chance.choice(self.references)
        ((codes, year),) = self.hand.rows(CODES, [reference])
        found: dict[str, list[str]] = {}
        for name, value in (code.split(":") for code in codes if code != OF_ALL):
            if name in FACETS:
                found.setdefault(name, []).append(value)
        return found, year

    def words(self) -> list[str]:
        """In turn a common word, a usual one, a rare one, and two of one title."""
        chance = seeded(2)
        kinds = [[word for (word,) in self.hand.rows(WORDS, share)] for share in SHARES]
        kinds.append(list(pairs(self.hand.rows(TITLES), kinds[1])))
        each = [chance.sample(kind, min(len(kind), self.number)) for kind in kinds]
        in_turn = [word for words in zip(*each, strict=False) for word in words]
        return in_turn[: self.number]

    def records(self) -> list[str]:
        """References."""
        return seeded(3).sample(self.references, self.number)

    def pages(self, first: float, last: float) -> list[int]:
        """Of all records, by their place between 0 and 1."""
        pages = -(-len(self.references) // SIZE)
        among = range(max(1, round(first * pages)), round(last * pages) + 1)
        return seeded(4).sample(among, min(len(among), self.number))


def with_another(
    filters: dict[str, Any], codes: Mapping[str, Sequence[str]], chance: Random
) -> dict[str, Any]:
    """FILTERS with a second value for one of the names, where CODES have one."""
    for name in sorted(filters.keys() & codes.keys()):
        others = [one for one in codes[name] if one not in filters[name]]
        if others:
            return {**filters, name: [*filters[name], chance.choice(others)]}
    return filters


def pairs(titles: Sequence[tuple[str]], usual: Sequence[str]) -> Iterator[str]:
    """Two words that a title has."""
    known = set(usual)
    for (title,) in titles:
        words = [word for word in title.lower().split() if word in known]
        if len(set(words)) > 1:
            yield f"{words[0]} {words[-1]}"


REFERENCES = "SELECT reference FROM stocktaking_project ORDER BY reference"
CODES = "SELECT codes, year FROM stocktaking_project WHERE reference = %s"
