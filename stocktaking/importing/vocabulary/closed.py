"""Closed vocabularies by code, by their labels in all six languages, by old words."""

import re
from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import override

from stocktaking.choices import (
    ActivityType,
    Area,
    AwardLevel,
    Level,
    PartnerRole,
    Stage,
    StakeholderType,
)
from stocktaking.importing.vocabulary.old import old_words
from stocktaking.importing.vocabulary.words import Spelling, Words, fold

OLD = {StakeholderType: "stakeholder_type", AwardLevel: "award_level"}
SPECIAL_PRIZE = re.compile(r"^(?P<level>[^()]+?)\s*\((?P<category>[^()]+)\)$")


@cache
def words_of(choices: type[TextChoices]) -> Words:
    """A label is spoken in the language that is active when it is read."""
    return Words.of(spellings(choices), lambda code: str(choices(code).label))


def spellings(choices: type[TextChoices]) -> Iterator[Spelling]:
    if choices in OLD:
        yield from old_words(OLD[choices])
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield from ((str(label), code) for code, label in choices.choices)
    yield from ((code, code) for code in choices.values)


def stakeholder_type(word: str) -> str:
    """This and the next raise Refusal where the word is not known."""
    return words_of(StakeholderType).code(word)


def activity_type(word: str) -> str:
    return words_of(ActivityType).code(word)


def level(word: str) -> str:
    return words_of(Level).code(word)


def area(word: str) -> str:
    return words_of(Area).code(word)


def stage(word: str) -> str:
    return words_of(Stage).code(word)


def award_level(word: str) -> tuple[str, str]:
    """Level and category: “winner (Digital Service Design special prize)” has both."""
    levels = words_of(AwardLevel)
    if found := SPECIAL_PRIZE.match(word):
        return levels.code(found["level"]), found["category"].strip()
    return levels.code(word), ""


def partner(word: str) -> tuple[str, str]:
    """Name and role: “funding: World Bank” has both; a colon may be of the name."""
    before, *after = re.split("[:\uff1a]", word, maxsplit=1)
    role = words_of(PartnerRole).codes.get(fold(before)) if after else None
    return (after[0].strip(), role) if role else (word.strip(), "")
