"""From words to a picture."""

import json
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from wsis_portal import typesetting
from wsis_portal.tally import LINES
from wsis_portal.text import breakable

SCALE = 72  # pixels an inch: one for each point of the drawing
KEPT = 128  # pictures in the memory of a process, of about 40 kB each
TEMPLATE = Path(__file__).parent / "card.typ"


@dataclass(frozen=True)
class Card:
    """All that a picture says. What is alike is drawn once."""

    brand: str
    motto: str
    direction: str
    """Of the page: ltr or rtl. A title has that of its own letters."""
    kind: str = ""
    title: str = ""
    language: str = "en"
    by: str = ""
    where: str = ""
    reference: str = ""
    strokes: str = ""
    """The codes of its action lines, with spaces between."""
    promised: bool = False


@lru_cache(KEPT)
def draw(card: Card) -> bytes:
    """As PNG; some 35 ms of a processor. Words that no font has are left out: nobody is
    shown empty boxes.
    """
    shown = card if can_be_set(card) else with_known_letters(card)
    return typesetting.picture(TEMPLATE, words_of(shown), SCALE)


def with_known_letters(card: Card) -> Card:
    blank = Card(brand="", motto="", direction=card.direction)
    words = {name: one for name, one in asdict(card).items() if isinstance(one, str)}
    unknown: Any = {
        name: ""
        for name, one in words.items()
        if not can_be_set(replace(blank, brand=one))
    }
    return replace(card, **unknown)


def can_be_set(card: Card) -> bool:
    """Whether the fonts have each letter: an accessible PDF is refused without."""
    try:
        typesetting.document(TEMPLATE, words_of(card))
    except typst.TypstError:
        return False
    return True


def words_of(card: Card) -> dict[str, str]:
    return {"card": json.dumps(with_breaks(card)), "lines": json.dumps(LINES)}


def with_breaks(card: Card) -> dict[str, Any]:
    """What CARD says, none of it wider than the picture."""
    broken = {name: breakable(getattr(card, name)) for name in ("title", "by", "where")}
    return {**asdict(card), **broken}
