"""Values one below the other: a bar each, or a strip of shaded cells.

Widths are in per cent and heights in pixels, and a name stands above its bar, so that
one drawing serves a telephone and a desk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from wsis_portal.drawing.axis import percent
from wsis_portal.drawing.bands import Band, bands

NAME, BAR, CELL, GAP = 18, 10, 20, 12  # pixels of height
HEAD = 20
LONGEST = 38  # letters that a telephone shows beside a figure
SHORT = 3  # letters of a code above a narrow column
Number = int | Decimal


@dataclass(frozen=True)
class Strip:
    name: str
    """Shortened where it is long; the table has it whole."""
    number: Number
    y: int
    """Of the line on which the name stands."""
    top: int
    """Of the bar or the cells."""
    width: str
    """Of the bar."""


@dataclass(frozen=True)
class BarsChart:
    strips: list[Strip]
    height: int


@dataclass(frozen=True)
class CellPlace:
    name: str
    number: Number
    shade: int
    x: str


@dataclass(frozen=True)
class Head:
    mark: str
    """A code or a letter, which the legend explains."""
    name: str
    middle: str

    @property
    def rest(self) -> str:
        """The name, without the mark where it begins so: 4. Quality education."""
        return self.name.removeprefix(self.mark).lstrip(" .")


@dataclass(frozen=True)
class HeatChart:
    heads: list[Head]
    strips: list[tuple[Strip, list[CellPlace]]]
    bands: list[Band]
    width: str
    """Of a cell."""
    height: int
    cell: int = CELL
    """The height of a cell."""


def bars_chart(rows: Sequence[tuple[str, Number]]) -> BarsChart | None:
    """ROWS are names and numbers; None where none is above zero."""
    largest = max((number for _name, number in rows), default=0)
    if not largest:
        return None
    step = NAME + BAR + GAP
    strips = [
        Strip(
            name=shortened(name),
            number=number,
            y=place * step + NAME - 5,
            top=place * step + NAME,
            width=percent(float(100 * number / largest)),
        )
        for place, (name, number) in enumerate(rows)
    ]
    return BarsChart(strips, step * len(rows))


def heat_chart(
    columns: Sequence[tuple[str, str]], rows: Sequence[tuple[str, Sequence[Number]]]
) -> HeatChart | None:
    """COLUMNS are codes and names, ROWS names and a number for each column; None where
    no number is above zero.
    """
    found = bands(whole(number) for _name, some in rows for number in some)
    if not found:
        return None
    room, step = 100 / len(columns), NAME + CELL + GAP
    marks = marks_of([code for code, _name in columns])
    heads = [
        Head(mark, name, percent(room * (place + 0.5)))
        for place, (mark, (_code, name)) in enumerate(zip(marks, columns, strict=True))
    ]
    strips = []
    for place, (name, numbers) in enumerate(rows):
        y = HEAD + place * step + NAME
        strip = Strip(shortened(name), sum(numbers), y - 5, y, "")
        cells = [
            CellPlace(head.name, number, shade(number, found), percent(room * n))
            for n, (head, number) in enumerate(zip(heads, numbers, strict=True))
        ]
        strips.append((strip, cells))
    return HeatChart(heads, strips, found, percent(room - 0.2), HEAD + step * len(rows))


def whole(number: Number) -> int:
    """For the classes; what is a little is one."""
    return max(round(number), 1) if number else 0


def shade(number: Number, found: Sequence[Band]) -> int:
    """Zero for nothing."""
    size = whole(number)
    return next((band.shade for band in found if size in band), 0)


def marks_of(codes: Sequence[str]) -> list[str]:
    """The codes themselves where all are short, else letters."""
    if all(len(code) <= SHORT for code in codes):
        return list(codes)
    return [letters(place) for place in range(len(codes))]


def letters(place: int) -> str:
    """a, b ... z, aa, ab ..."""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("a") + last)


def shortened(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
