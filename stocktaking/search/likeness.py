"""Published records that a document looks like, so that nothing is reported twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self, TypeGuard

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import Func, Q, QuerySet, TextField, Value

from stocktaking.models import Organisation
from stocktaking.querysets import coded
from stocktaking.registers import Public
from stocktaking.search.filters import Rows
from stocktaking.words.letters import RUN
from stocktaking.words.likeness import (
    ALMOST_SAME,
    OF_ONE_COUNTRY,
    OF_ONE_ORGANISATION,
    Title,
    alike,
    without_years,
)
from wsis_portal.text import fold_code

MOST, TITLES, LETTERS = 3, 3, 250
"""Records that are told; titles that are looked at, and so many letters of each."""
LOOKED_AT = 12
"""Records that are read, because some are earlier entries of others."""
COMPARED, RECENT = 300, 40
"""Titles with rare words, and records of the same organisation, that are compared: as
many in a register of any size.
"""
TOGETHER = 3
"""Of words that are all too frequent, so many have to be in a title together."""
RARE = """
SELECT wsis_bare(word), coalesce(max(known.texts), 0) AS texts
FROM unnest(%s::text[]) AS title, wsis_known_words(title, '') AS word
LEFT JOIN stocktaking_knownword AS known USING (word)
GROUP BY 1 ORDER BY texts, 1
"""
Found = tuple[int, str, int | None, bool]
"""Key of a record, a title of it, its organisation, whether it shares a country."""


@dataclass(frozen=True)
class Seen:
    """What of a document, which may hold anything, says that it is like another."""

    titles: tuple[str, ...]
    organisation: str
    countries: tuple[str, ...]

    @classmethod
    def of(cls, public: Public) -> Self:
        named = public.get("organisation")
        spelled = named if isinstance(named, dict) else {"name": named}
        places = [*listed(public.get("countries")), spelled.get("country")]
        titles = [r.get("title") for r in listed(public.get("texts")) if is_row(r)]
        return cls(
            tuple(one[:LETTERS].strip() for one in titles[:TITLES] if is_words(one)),
            name if is_words(name := spelled.get("name")) else "",
            tuple(sorted({fold_code(one) for one in places if is_words(one)})),
        )


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def is_row(value: Any) -> bool:
    return isinstance(value, dict)


def is_words(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


def look_alikes(rows: Rows, seen: Seen, besides: Iterable[str] = ()) -> list[Any]:
    """Up to MOST of ROWS that look like it, the likest first; none of BESIDES.

    A title that is alike counts among records of the same organisation, or of one of
    the countries; with neither given, one that is almost the same. Of entries of one
    undertaking the last one is told. At most four queries, and those of ROWS where
    something is found.
    """
    if not seen.titles:
        return []
    best, besides = likest(rows, seen), {*besides}
    keys = sorted(best, key=lambda key: (-best[key], -key))
    known = rows.in_bulk(keys[: len(besides) + LOOKED_AT]) if keys else {}
    continued = {row.continues_id for row in known.values()}
    found = [known[key] for key in keys if key in known and key not in continued]
    return [row for row in found if row.reference not in besides][:MOST]


def likest(rows: Rows, seen: Seen) -> dict[int, float]:
    """By the keys of those that are like it: how much. Those of its own come first."""
    owners, best = organisations(seen.organisation), dict[int, float]()
    mine = [Title.of(one) for one in seen.titles]
    for key, title, owner, is_near in found(rows, seen, owners):
        theirs, is_own = Title.of(title), owner in owners
        least = least_of(seen, is_own=is_own, is_near=is_near)
        ratio = max(alike(one, theirs, least) for one in mine) if least else 0
        if ratio:
            best[key] = max(ratio + is_own, best.get(key, 0))
    return best


def least_of(seen: Seen, *, is_own: bool, is_near: bool) -> float:
    """The least likeness that counts; nothing where none does."""
    if is_own:
        return OF_ONE_ORGANISATION
    if is_near:
        return OF_ONE_COUNTRY
    return 0 if seen.organisation or seen.countries else ALMOST_SAME


def organisations(name: str) -> set[int]:
    """Keys of those of the name or reference, present or former. One query."""
    if not name:
        return set()
    return set(Organisation.objects.named(name).values_list("pk", flat=True))


def found(rows: Rows, seen: Seen, owners: set[int]) -> Iterator[Found]:
    """Titles that are worth a comparison."""
    texts = rows.rows_of("texts").order_by()
    near = texts.alias(words=TitleWords("title")).filter(sharing_words(seen.titles))
    near = texts.filter(pk__in=near.values("pk")[:COMPARED])
    yield from told(among(near, seen, owners), seen)
    if owners:
        theirs = rows.model.objects.filter(organisation__in=owners).order_by("-pk")
        recent = texts.filter(record__in=theirs.values("pk")[:RECENT])
        yield from told(recent, seen)


def among(texts: QuerySet[Any], seen: Seen, owners: set[int]) -> QuerySet[Any]:
    if not (owners or seen.countries):
        return texts.none() if seen.organisation else texts
    return texts.filter(Q(record__organisation__in=owners) | in_countries(seen))


def in_countries(seen: Seen) -> Q:
    codes = [coded("country", code) for code in seen.countries]
    return Q(record__codes__overlap=codes)


def told(texts: QuerySet[Any], seen: Seen) -> Iterator[Found]:
    columns = ("record", "title", "record__organisation", "record__codes")
    places = {coded("country", code) for code in seen.countries}
    for key, title, owner, codes in texts.values_list(*columns):
        yield key, title, owner, not places.isdisjoint(codes)


class TitleWords(Func):
    """The words of a title, as their index has them."""

    function = "wsis_title_words"
    output_field = ArrayField(TextField())


def sharing_words(titles: Iterable[str]) -> Q:
    """That a title has one of the rarest words of TITLES, as many as stay within
    COMPARED together; all words, where none of them is counted; or half of the
    Chinese letters.
    """
    titles = [without_years(title) for title in titles]
    counted = rarity(titles)
    condition = Q()
    if rare := rare_words(counted):
        condition |= Q(words__overlap=rare)
    elif counted:
        condition |= Q(words__contains=[*counted][:TOGETHER])
    else:
        for title in titles:
            condition |= Q(words__contains=TitleWords(Value(title)))
    for half in halves(titles):
        condition |= Q(words__contains=half)
    return condition


def rarity(titles: Iterable[str]) -> Mapping[str, int]:
    """The words of TITLES that are counted, the rarest first, with how many public
    texts have each at most. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(RARE, [list(titles)])
        return dict(cursor.fetchall())


def rare_words(counted: Mapping[str, int]) -> list[str]:
    """The rarest of them, which stay within COMPARED together."""
    chosen, total = [], 0
    for word, number in counted.items():
        if (total := total + number) > COMPARED:
            break
        chosen.append(word)
    return chosen


def halves(titles: Iterable[str]) -> Iterator[list[str]]:
    """Each half of the pairs of Chinese letters: a title with one of them is near."""
    for title in titles:
        pairs = [a + b for run in RUN.findall(title) for a, b in pairwise(run)]
        middle = (len(pairs) + 1) // 2
        yield from (half for half in (pairs[:middle], pairs[middle:]) if half)
