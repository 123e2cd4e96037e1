"""Names and figures on a map: of the largest alone, and none upon another."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import east_asian_width

from wsis_portal.drawing.world import Area, World, world

MOST = 4
LONGEST = 18  # letters; a longer name would cover its neighbours
LETTER, WIDE = 17, 33  # units across, of letters 32 units high
LINE = 40


@dataclass(frozen=True)
class Label:
    x: int
    y: int
    """Of the middle, and of the line that letters stand on."""
    name: str
    number: int | Decimal
    width: int

    def is_clear_of(self, other: "Label") -> bool:
        aside = 2 * abs(self.x - other.x) >= self.width + other.width
        return aside or abs(self.y - other.y) >= LINE


def labels(places: Iterable[tuple[str, int | Decimal, Area]]) -> list[Label]:
    """Of name, number and area, the largest first; names that are too long are left."""
    found: list[Label] = []
    for name, number, area in places:
        if len(found) == MOST:
            break
        one = label(name, number, area, world())
        if len(name) <= LONGEST and all(one.is_clear_of(other) for other in found):
            found.append(one)
    return found


def label(name: str, number: int | Decimal, area: Area, within: World) -> Label:
    """Upon a large shape, above a small one or a dot, and never over the edge."""
    width = sum(width_of(letter) for letter in f"{name} {number:,}")
    leftmost, rightmost = within.left, within.left + within.width
    x = min(max(area.x, leftmost + width // 2), rightmost - width // 2)
    y = area.y + LINE // 4 if area.reach > LINE else area.y - area.reach - LINE // 6
    return Label(x, y, name, number, width)


def width_of(letter: str) -> int:
    return WIDE if east_asian_width(letter) in "WF" else LETTER
