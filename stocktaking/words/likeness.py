"""How alike two titles are, in any language. Pure: it knows words and no records."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from wsis_portal.text import fold_words

OF_ONE_ORGANISATION, OF_ONE_COUNTRY, ALMOST_SAME = 0.4, 0.6, 0.9
"""The least likeness of titles of one organisation, of one country, of neither."""
NAMES_DIFFER = 0.8
"""The least where each has a word that the other has nothing like: a project in Mombasa
and one in Kisumu are two."""
A_WORD, SAME_WORD = 3, 0.4
"""Letters of a word that may be a name; from which likeness on two words are one."""

NINETEEN, TWENTY = "[1\u0661\u06f1][9\u0669\u06f9]", "[2\u0662\u06f2][0\u0660\u06f0]"
YEAR = re.compile(rf"(?<!\d)(?:{NINETEEN}|{TWENTY})\d\d(?!\d)\u5e74?")
"""In European or Arabic figures; in Chinese the word for year stands behind it."""

Letters = frozenset[str]


@dataclass(frozen=True)
class Title:
    """A title taken apart: folded words, without years unless it has no others."""

    words: tuple[str, ...]
    letters: Letters

    @classmethod
    def of(cls, typed: str) -> Self:
        words = tuple(fold_words(without_years(typed)).split())
        return cls(words, frozenset().union(*map(threes, words)))


def without_years(title: str) -> str:
    """TITLE as it is every year; one that is nothing but a year stays."""
    rest = YEAR.sub(" ", title)
    return rest if fold_words(rest) else title


def alike(mine: Title, theirs: Title, least: float) -> float:
    """The likeness of two titles, from 0 to 1; 0 where it is less than LEAST.

    Years do not count: last year's entry has the same title.
    """
    found = likeness(mine.letters, theirs.letters)
    if found < least:
        return 0.0
    if found < NAMES_DIFFER and has_own(mine, theirs) and has_own(theirs, mine):
        return 0.0
    return found


@lru_cache(2000)
def threes(word: str) -> Letters:
    """Its letters by threes, as pg_trgm takes words apart."""
    padded = f"  {word} "
    return frozenset(padded[n : n + 3] for n in range(len(padded) - 2))


def likeness(one: Letters, other: Letters) -> float:
    either = len(one | other)
    return len(one & other) / either if either else 0.0


def has_own(mine: Title, theirs: Title) -> bool:
    """Whether a word of mine is like none of theirs."""
    others = [threes(other) for other in theirs.words]
    return any(
        all(likeness(threes(word), other) < SAME_WORD for other in others)
        for word in mine.words
        if len(word) >= A_WORD or word.isdecimal()
    )
