"""Cells of tables: what is typed or stored there, as the value of its key."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from stocktaking.importing.keys import DATE, NUMBER, WHOLE, Key
from stocktaking.importing.reading.line import is_storable
from wsis_portal.errors import SENTENCES, Refusal

MOST_DIGITS = 15  # what a spreadsheet keeps of a number
BREAK = re.compile(r"\s*[;\uff1b\u061b|\n\r]\s*")  # also the semicolons of zh and ar
URL_BREAK = re.compile(r"\s*(?:[;\uff1b|]\s*(?=https?://)|[\n\r])\s*", re.IGNORECASE)
DIGITS = re.compile(r"[+-]?\d+", re.ASCII)
AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
UNGROUPED = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d+)(?:[.,](?P<part>\d+))?", re.ASCII)
GROUPED = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d{1,3}(?P<mark>[ '\u2019.,])\d{3}(?:(?P=mark)\d{3})*)"
    r"(?:(?!(?P=mark))[.,](?P<part>\d+))?",
    re.ASCII,
)
ARABIC_MARKS = str.maketrans("\u066b\u066c", ".'")  # of decimals and of thousands

SENTENCES |= {
    "formula": _("A formula stands here. Write the value that it shows."),
    "cell-error": _("The spreadsheet shows the error %(value)s here."),
    "digits-lost": _(
        "A spreadsheet keeps 15 digits of a number. Format the cell as text and write"
        " the number again."
    ),
    "not-a-number": _("“%(value)s” is not a number. Write it as 1234.50."),
    "thousands": _(
        "“%(value)s” may have a separator of thousands or of decimals. Write the number"
        " as 1234 or as 1.23."
    ),
}


class Formula(str):
    """The text of a formula, which is no value."""

    __slots__ = ()


class Mistake(str):
    """What a spreadsheet shows where it has no value: #REF!"""

    __slots__ = ()


def value_of(key: Key, cell: Any, name: str = "") -> Any:
    """What CELL means under the key NAME; nothing where it is empty. Raises Refusal."""
    if isinstance(cell, Formula):
        raise Refusal("formula")
    if isinstance(cell, Mistake):
        raise Refusal("cell-error", value=str(cell))
    if isinstance(cell, str) and not is_storable(cell):
        raise Refusal("not-storable")
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if key.many:
        return listed(key, cell, URL_BREAK if name == "url" else BREAK)
    if key.kind is DATE:
        return day(cell)
    return number(cell) if key.kind is NUMBER else text(cell)


def listed(key: Key, cell: Any, break_: re.Pattern[str]) -> list[Any]:
    words = [word for word in break_.split(text(cell).strip()) if word]
    return [whole(word) for word in words] if key.kind is WHOLE else words


def text(cell: Any) -> str:
    """Numbers as a spreadsheet shows them. Raises Refusal."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        raise Refusal("wrong-type", expected=_("text"))
    if abs(cell) >= 10**MOST_DIGITS:
        raise Refusal("digits-lost")
    if isinstance(cell, float) and not cell.is_integer():
        return format(Decimal(f"{cell:.{MOST_DIGITS}g}"), "f")
    return str(int(cell))


def whole(word: str) -> int | str:
    """A word that is no number has to be looked up."""
    word = plain(word)
    return int(word) if DIGITS.fullmatch(word) and len(word) < MOST_DIGITS else word


def day(cell: Any) -> str:
    """A date of a spreadsheet as the day that it is."""
    if isinstance(cell, datetime):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, date) else plain(text(cell))


def number(cell: Any) -> str:
    """As people write it in English or French: 1,234.50 or 1 234,5. Raises Refusal."""
    typed = text(cell)
    numeral = plain(typed)
    if isinstance(cell, str) and AMBIGUOUS.fullmatch(numeral):
        raise Refusal("thousands", value=typed)
    found = UNGROUPED.fullmatch(numeral) or GROUPED.fullmatch(numeral)
    if not found:
        raise Refusal("not-a-number", value=typed)
    digits = re.sub(r"\D", "", found["whole"])
    return found["sign"] + digits + (f".{found['part']}" if found["part"] else "")


def plain(word: str) -> str:
    """WORD with Western digits and ordinary spaces."""
    word = unicodedata.normalize("NFKC", word).translate(ARABIC_MARKS).strip()
    return "".join(str(unicodedata.decimal(c, c)) for c in word)
