"""Axes of charts: round steps, and where a value stands between the ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wsis_portal.drawing.bands import round_step

TOP, BOTTOM = 12, 90  # per cent of the height; words stand above and below
LEFT, RIGHT = 1, 99  # per cent of the width
GRID_LINES = 4
YEARS = 8  # as many stand side by side on a telephone


@dataclass(frozen=True)
class Tick:
    at: str
    """A percentage."""
    value: int


def percent(number: float) -> str:
    return f"{number:.5g}%"


@dataclass(frozen=True)
class Height:
    """A vertical axis from zero up to a round number."""

    top: int

    @classmethod
    def of(cls, largest: Decimal | int) -> "Height":
        whole = max(int(-(-largest // 1)), 1)
        step = round_step(whole, GRID_LINES)
        return cls(-(-whole // step) * step)

    def at(self, value: Decimal | float) -> float:
        """Per cent of the height of the drawing, from above."""
        return BOTTOM - (BOTTOM - TOP) * float(value) / self.top

    @property
    def ticks(self) -> list[Tick]:
        """Zero first."""
        step = round_step(self.top, GRID_LINES + 1)
        return [Tick(percent(self.at(n)), n) for n in range(0, self.top + 1, step)]


@dataclass(frozen=True)
class Time:
    """A horizontal axis of whole years."""

    first: int
    last: int

    def at(self, day: date) -> float:
        """Per cent of the width."""
        start, end = date(self.first, 1, 1), date(self.last, 12, 31)
        return LEFT + (RIGHT - LEFT) * (day - start).days / (end - start).days

    @property
    def ticks(self) -> list[Tick]:
        """Where each year begins; of many years round ones."""
        years = list(round_years(self.first, self.last))
        return [Tick(percent(self.at(date(year, 1, 1))), year) for year in years]


def round_years(first: int, last: int) -> Iterator[int]:
    step = round_step(last - first, YEARS)
    yield from range(-(-first // step) * step, last + 1, step)
