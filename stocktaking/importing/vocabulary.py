"""The words of imported files, and the codes that they mean. Unknown ones are refused.

The one table of old words; a word belongs here when a source uses it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Self

from django.utils.translation import gettext_lazy as _

from actionlines.models import ActionLine, Agency, Country
from stocktaking.choices import AwardLevel, StakeholderType
from stocktaking.models import Collection
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.text import fold_code, fold_words, listed

SENTENCES |= {
    "unknown-word": _("“%(value)s” is not known here. The nearest: %(nearest)s."),
    "un-or-international": _(
        "Write un-family or international-organisation: the organisation does not say."
    ),
}


def fold(word: str) -> str:
    """No case, accents, punctuation, look-alike letters."""
    return fold_words(fold_code(word))


OLD_STAKEHOLDER_TYPES = {
    "governments": StakeholderType.GOVERNMENT,
    "private sector": StakeholderType.BUSINESS,
    "business entities": StakeholderType.BUSINESS,
    "united nations family": StakeholderType.UN_FAMILY,
    "international organisations": StakeholderType.INTERNATIONAL,
    "international organization": StakeholderType.INTERNATIONAL,
    "international organizations": StakeholderType.INTERNATIONAL,
}
OLD_AWARD_LEVELS = {"nominee": AwardLevel.NOMINATED}
UN_OR_INTERNATIONAL = "un/international organisation"
SETTLED = {
    # A joint institution of the ACP States and the European Union: Cotonou Agreement
    # of 2000, Annex III, Article 3. Neither is of the UN family.
    fold("Technical Centre for Agricultural and Rural Cooperation (CTA)"): (
        StakeholderType.INTERNATIONAL
    ),
}
"""Organisations that a source calls UN_OR_INTERNATIONAL, and what they are."""

LONGEST_WORD = 100  # characters that are compared to find the nearest
SPECIAL_PRIZE = re.compile(r"^(?P<level>[^()]+?)\s*\((?P<category>[^()]+)\)$")


@dataclass(frozen=True)
class Words:
    """The spellings of a vocabulary, and the code of each."""

    codes: Mapping[str, str]

    @classmethod
    def of(cls, spellings: Iterable[tuple[str, str]]) -> Self:
        return cls({fold(spelling): code for spelling, code in spellings})

    def code(self, word: str) -> str:
        """Raises Refusal, which names the nearest known ones."""
        if (folded := fold(word)) in self.codes:
            return self.codes[folded]
        near = nearest(folded[:LONGEST_WORD], tuple(self.codes))
        codes = dict.fromkeys(self.codes[spelling] for spelling in near)
        raise Refusal("unknown-word", value=word, nearest=listed(codes) or "-")


@lru_cache(maxsize=1000)
def nearest(word: str, spellings: tuple[str, ...]) -> list[str]:
    """Remembered, because a word that one row has wrong thousands have wrong."""
    return get_close_matches(word, spellings, n=5, cutoff=0.4)


STAKEHOLDER_TYPES = Words.of(
    [(code, code) for code in StakeholderType.values]
    + [(old, code.value) for old, code in OLD_STAKEHOLDER_TYPES.items()]
)
AWARD_LEVELS = Words.of(
    [(code, code) for code in AwardLevel.values]
    + [(old, code.value) for old, code in OLD_AWARD_LEVELS.items()]
)


@dataclass(frozen=True)
class Vocabulary:
    """What the database knows by name, read once for a whole file."""

    countries: Words
    action_lines: Words
    collections: Words
    agencies: frozenset[str]

    @classmethod
    def load(cls) -> Self:
        """Four queries."""
        countries = Country.objects.values_list("code", "alpha3", "name")
        lines = ActionLine.objects.values_list("code", "slug")
        collections = Collection.objects.values_list("code", "name")
        agencies = Agency.objects.values_list("code", "acronym", "name")
        return cls(
            countries=spelled(countries),
            action_lines=spelled(lines),
            collections=spelled(collections),
            agencies=frozenset(fold(word) for row in agencies for word in row),
        )

    def stakeholder_type(self, word: str, organisation: str) -> str:
        """Raises Refusal. UN_OR_INTERNATIONAL is decided by ORGANISATION.

        Of the UN family is an agency that we know by its name, its acronym or an
        acronym in brackets; what else is settled is in SETTLED; the rest is refused.
        """
        if fold(word) != fold(UN_OR_INTERNATIONAL):
            return STAKEHOLDER_TYPES.code(word)
        names = [organisation, *re.findall(r"\(([^()]+)\)", organisation)]
        if any(fold(name) in self.agencies for name in names if name):
            return StakeholderType.UN_FAMILY.value
        if settled := SETTLED.get(fold(organisation)):
            return settled.value
        raise Refusal("un-or-international")


def spelled(rows: Iterable[tuple[str, ...]]) -> Words:
    """Each row is a code and its other spellings; a code is stronger than a name."""
    known = list(rows)
    others = ((word, row[0]) for row in known for word in row[1:])
    return Words.of([*others, *((row[0], row[0]) for row in known)])


def award_level(word: str) -> tuple[str, str]:
    """Level and category: “winner (Digital Service Design special prize)” has both.

    Raises Refusal.
    """
    if found := SPECIAL_PRIZE.match(word):
        return AWARD_LEVELS.code(found["level"]), found["category"].strip()
    return AWARD_LEVELS.code(word), ""
