"""A question that finds nothing, asked again with words that the texts know."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import islice, product
from typing import Any

from stocktaking.models import KnownWord
from stocktaking.querysets import RecordQuerySet
from stocktaking.words.letters import WORD
from stocktaking.words.parsing import parts

Rows = RecordQuerySet[Any]
Span = tuple[int, int]

LONG = re.compile(r"[^\W\d_]{4,40}")
"""Shorter words have too many neighbours, and a number is not misspelt."""
LIKE = 0.7
"""The least likeness of two words: of seven letters two may be others."""
NEAREST, CHOICES, TRIES, MISSPELT = 200, 3, 6, 5
LOOKED_UP = 12
"""Words of a question, the first ones: each costs a query or two."""


def second_try(
    typed: str, rows: Rows, languages: Iterable[str] | None = None
) -> str | None:
    """TYPED as it was meant, when it finds none of ROWS; else nothing.

    Each wanted word that the register does not know becomes the nearest word of
    public titles and names; quotes, OR and minus stay as they are. Two queries for
    each of a dozen words, one for each that is unknown, and one for each of a few
    tries.
    """
    unknown = misspelt(typed, rows.model._default_manager.all())
    near = {span: nearest(typed[slice(*span)]) for span in unknown}
    choices = {span: words for span, words in near.items() if words}
    if not choices:
        return None
    for chosen in islice(product(*choices.values()), TRIES):
        again = replaced(typed, dict(zip(choices, chosen, strict=True)))
        # Counted, because a limit makes the planner read all texts.
        if rows.matching(again, languages).count():
            return again
    return None


def misspelt(typed: str, every: Rows) -> list[Span]:
    """Where the words stand that no text has; not too many."""
    looked_up = islice(wanted(typed), LOOKED_UP)
    unknown = (span for span in looked_up if not is_known(typed[slice(*span)], every))
    return list(islice(unknown, MISSPELT))


def wanted(typed: str) -> Iterator[Span]:
    """Where the words stand that are looked for, and long enough to be corrected."""
    for part in parts(typed):
        if not part.is_or and not part.is_unwanted:
            for word in WORD.finditer(part.words):
                if LONG.fullmatch(word[0]):
                    yield part.start + word.start(), part.start + word.end()


def is_known(word: str, every: Rows) -> bool:
    """Stop words are known from titles: no text can be asked for them."""
    near = near_words(word, 1)
    return any(one.folded == one.typed for one in near) or bool(
        every.matching(word).count()
    )


def nearest(word: str) -> list[str]:
    """The likest words first; of two that are as like, the more frequent one."""
    near = near_words(word, NEAREST)
    found = [(likeness(one.folded, one.typed), one) for one in near]
    best = sorted(found, key=lambda pair: (pair[0], pair[1].texts), reverse=True)
    return [one.word for ratio, one in best if ratio >= LIKE][:CHOICES]


def near_words(word: str, number: int) -> Iterable[Any]:
    """Known words with letters of WORD, and `typed`: WORD as those were folded."""
    return KnownWord.objects.raw(
        "SELECT * FROM stocktaking_near_words(%s, %s)", [word, number]
    )


def likeness(known: str, typed: str) -> float:
    """From 0 to 1; two letters that changed places are as bad as one wrong one."""
    return SequenceMatcher(None, known, typed, autojunk=False).ratio()


def replaced(typed: str, words: Mapping[Span, str]) -> str:
    """TYPED with other words where they stand."""
    rest, end = [], 0
    for (start, after), word in sorted(words.items()):
        rest += [typed[end:start], word]
        end = after
    return "".join([*rest, typed[end:]])
