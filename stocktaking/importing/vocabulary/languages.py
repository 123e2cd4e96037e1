"""Languages of the world: by code, and by their names in the six languages."""

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale
from django.conf import settings

from stocktaking.importing.vocabulary.words import Spelling, Words, fold
from wsis_portal import languages

CODE = re.compile("[a-z]{2,3}")


def language(word: str) -> str:
    """The code of the language that WORD names: fr for “French”, zh for “zh-Hans”.

    Raises Refusal.
    """
    known = words()
    plain = fold(word.replace("_", "-").partition("-")[0])
    return known.codes.get(plain) or known.code(word)


@cache
def words() -> Words:
    return Words.of(spellings(), languages.name)


def spellings() -> Iterator[Spelling]:
    """The names of the six languages come last: they are the stronger ones."""
    readers = [Locale.parse(code, sep="-") for code, _name in settings.LANGUAGES]
    names = [(name, c) for r in readers for c, name in r.languages.items()]
    yield from ((name, code) for name, code in names if CODE.fullmatch(code))
    for code, short in ((c, languages.short(c)) for c, _name in settings.LANGUAGES):
        own = Locale.parse(code, sep="-").languages[short]
        yield from ((reader.languages[short], short) for reader in readers)
        yield from ((own, short), (code, short))
    yield from ((code, code) for _name, code in names if CODE.fullmatch(code))
