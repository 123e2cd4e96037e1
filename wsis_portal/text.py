"""Text as sources really type it, as it is compared, and several words in one line."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import pgettext

CYRILLIC = "\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425"
LOOK_ALIKES = str.maketrans(CYRILLIC + CYRILLIC.lower(), "ABCEHKMOPTX" + "abcehkmoptx")
TATWEEL = "\u0640"
NO_LETTERS = "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""Code points that will never be letters; XML does not know them all."""
BREAKS = re.compile(
    rf"[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef{NO_LETTERS}]"
)
NOT_OF_NAMES = re.compile(r"[\u202a-\u202e\u2066-\u2069\ufeff]")
"""Turn around all that follows, beyond the end of the text, or mark where a file
begins.
"""

LONG_WORD = re.compile(r"\S{29,}")
PLACE = re.compile(r"(?<=[^\s\u200d([{\u201c\u300a\u300c\uff08])(?=\w)")
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and a symbol that are drawn as nothing."""


def fold_code(code: str) -> str:
    """CODE in capital Latin letters: the leaflet types C1 with a Cyrillic Es."""
    return code.strip().translate(LOOK_ALIKES).upper()


def count_words(text: str) -> int:
    """Words of TEXT; each character of Chinese counts as one."""
    return len(re.findall(r"[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+", text))


def fold_words(words: str) -> str:
    """WORDS as they are compared: no case, accents, tatweel or punctuation."""
    bare = unicodedata.normalize("NFKD", words.replace(TATWEEL, "")).casefold()
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", letters))


def one_line(text: str) -> str:
    """TEXT without what would end a field of a file, or turn around what stands after
    it. Joiners and hyphens that are not seen stay: Persian and Hindi are spelt so.
    """
    return " ".join(BREAKS.sub(" ", NOT_OF_NAMES.sub("", text)).split())


def breakable(text: str) -> str:
    """TEXT with places in words of more than 28 letters where a line may end: before
    each letter that stands by itself.
    """
    return LONG_WORD.sub(lambda word: PLACE.sub("\u200b", word[0]), text)


def can_be_seen(text: str) -> bool:
    """Whether TEXT has a letter, a number or a symbol, those included that are newer
    than this Python.
    """
    drawn = (c for c in BREAKS.sub("", text) if c not in BLANKS)
    kinds = map(unicodedata.category, drawn)
    return any(kind[0] in "LNS" or kind in {"Co", "Cn"} for kind in kinds)


def listed(words: Iterable[object]) -> str:
    """One after the other, with the comma of the active language between them."""
    return pgettext("between items of a list", ", ").join(map(str, words))


def in_figures(value: float | Decimal) -> str:
    """As the language writes it, thousands apart, no zeros at the end: 3,812, 43.4."""
    if isinstance(value, int) and abs(value) < 1000:
        return str(value)  # as in every language, and asked for by the hundred
    whole, _point, rest = f"{Decimal(str(value)):f}".partition(".")
    rest = rest.rstrip("0")
    exact = Decimal(f"{whole}.{rest}") if rest else int(whole)
    return number_format(exact, use_l10n=True, force_grouping=True)
