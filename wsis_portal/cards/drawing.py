"""From words to a picture."""

import json
from dataclasses import asdict, dataclass, replace
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from wsis_portal.tally import LINES
from wsis_portal.text import breakable

SCALE = 72  # pixels an inch: one for each point of the drawing
KEPT = 128  # pictures in the memory of a process, of about 40 kB each
HERE = Path(__file__).parent
FONTS = (
    "fontpkg_noto_serif",
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "manimgx_fonts_cjk",
)
"""Packages: the words of the six languages, and of all that are written like them."""


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
    return set_in_type(card if can_be_set(card) else with_known_letters(card), "png")


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
        set_in_type(card, "pdf")
    except typst.TypstError:
        return False
    return True


def set_in_type(card: Card, form: str) -> bytes:
    how: Any = {"format": form, "pdf_standards": ["ua-1"] if form == "pdf" else []}
    made: bytes = typst.compile(
        HERE / "card.typ",
        root=HERE,
        ppi=SCALE,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={
            "card": json.dumps(with_breaks(card)),
            "lines": json.dumps(LINES),
        },
        **how,
    )
    return made


def with_breaks(card: Card) -> dict[str, Any]:
    """What CARD says, none of it wider than the picture."""
    broken = {name: breakable(getattr(card, name)) for name in ("title", "by", "where")}
    return {**asdict(card), **broken}


@cache
def fonts() -> typst.Fonts:
    folders = [Path(str(find_spec(name).origin)).parent for name in FONTS]  # type: ignore[union-attr]  # they are required
    return typst.Fonts(include_system_fonts=False, font_paths=folders)
