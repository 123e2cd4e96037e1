"""The spellings of a vocabulary, the code of each, and the nearest to another word."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stocktaking.importing.vocabulary.nearest import Index
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.text import fold_code, fold_words, listed

SENTENCES["unknown-word"] = _(
    "“%(value)s” is not known here. The nearest: %(nearest)s."
)
Spelling = tuple[str, str]
"""A word as it is written, and the code that it means."""


def fold(word: str) -> str:
    """No case, accents, punctuation, look-alike letters."""
    return fold_words(fold_code(word))


@dataclass(frozen=True)
class Words:
    """The codes by folded spelling, and what people call each code."""

    codes: Mapping[str, str]
    label: Callable[[str], str] = field(default=str)

    @classmethod
    def of(
        cls, spellings: Iterable[Spelling], label: Callable[[str], str] = str
    ) -> Self:
        """Of two equal spellings the later one is the stronger."""
        return cls({fold(word): code for word, code in spellings if fold(word)}, label)

    def code(self, word: str) -> str:
        """Raises Refusal, which names the nearest known ones when it is read."""
        if (folded := fold(word)) in self.codes:
            return self.codes[folded]
        raise Refusal("unknown-word", value=word, nearest=self.suggestion(folded))

    def suggestion(self, folded: str) -> str:
        """Looked for only where the refusal is told, for it takes its time."""
        in_words: str = lazy(lambda: self.nearest(folded), str)()
        return in_words

    def nearest(self, folded: str) -> str:
        near = index_of(tuple(self.codes)).nearest(folded)
        codes = dict.fromkeys(self.codes[spelling] for spelling in near)
        return listed(named(code, self.label(code)) for code in codes) or "-"


def named(code: str, label: str) -> str:
    if code == label:
        return code
    return gettext("%(code)s (%(name)s)") % {"code": code, "name": label}


@lru_cache(maxsize=20)
def index_of(spellings: tuple[str, ...]) -> Index:
    return Index(spellings)
