"""Numbers by year as upright bars, the years without any included."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wsis_portal.drawing.axis import (
    BOTTOM,
    LEFT,
    RIGHT,
    Height,
    Tick,
    percent,
    round_years,
)

FILLED = 0.72  # of the room of a year
WIDEST = 8  # per cent: two years do not become two walls


@dataclass(frozen=True)
class Bar:
    year: int
    number: int
    url: str
    """Empty where it leads nowhere."""
    x: str
    y: str
    width: str
    height: str
    middle: str
    is_tallest: bool
    """The first of the largest number: it says its figure."""


@dataclass(frozen=True)
class BarChart:
    bars: list[Bar]
    """From the first year to the last."""
    grid: list[Tick]
    years: list[Tick]

    @property
    def has_links(self) -> bool:
        return any(bar.url for bar in self.bars)

    @property
    def last(self) -> int:
        return self.bars[-1].year

    @property
    def tallest(self) -> Bar:
        return next(bar for bar in self.bars if bar.is_tallest)

    @property
    def latest_first(self) -> list[Bar]:
        """Those with a number, for a table."""
        return [bar for bar in reversed(self.bars) if bar.number]


def bar_chart(
    numbers: Mapping[int, int], address: Callable[[int], str] | None = None
) -> BarChart | None:
    """NUMBERS by year; None where none is above zero. ADDRESS gives a year its link."""
    found = {year: number for year, number in numbers.items() if number}
    if not found:
        return None
    years, height = range(min(found), max(found) + 1), Height.of(max(found.values()))
    tallest = max(years, key=lambda year: found.get(year, 0))
    room = (RIGHT - LEFT) / len(years)
    bars = []
    for place, year in enumerate(years):
        number, middle = found.get(year, 0), LEFT + room * (place + 0.5)
        width, y = min(room * FILLED, WIDEST), height.at(number)
        bar = Bar(
            year=year,
            number=number,
            url=address(year) if address and number else "",
            x=percent(middle - width / 2),
            y=percent(y),
            width=percent(width),
            height=percent(BOTTOM - y),
            middle=percent(middle),
            is_tallest=year == tallest,
        )
        bars.append(bar)
    named = set(round_years(years[0], years[-1]))
    ticks = [Tick(bar.middle, bar.year) for bar in bars if bar.year in named]
    return BarChart(bars, height.ticks, ticks)
