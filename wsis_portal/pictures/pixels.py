"""The picture as PNG, drawn like the share cards, with the same fonts."""

import re
from functools import lru_cache
from pathlib import Path

from wsis_portal import typesetting
from wsis_portal.pictures.lines import WIDE
from wsis_portal.pictures.sheet import WIDTH

SCALE = 144  # pixels an inch: two for each of the drawing, for screens and slides
KEPT = 32  # pictures in the memory of a process
TEMPLATE = Path(__file__).parent / "picture.typ"

# The Chinese face has one file for all weights, which is thin unless it is asked for
# another one than the normal.
CHINESE = re.compile(rf"<text (?=[^>]*>[^<]*[{WIDE}])(?![^>]*font-weight)")


@lru_cache(KEPT)
def png(picture: str) -> bytes:
    picture = CHINESE.sub('<text font-weight="500" ', picture)
    words = {"picture": picture, "width": str(WIDTH)}
    return typesetting.picture(TEMPLATE, words, SCALE)
