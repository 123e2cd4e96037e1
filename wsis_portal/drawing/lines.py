"""Amounts over time: a line in steps for what was reported, one for what was promised.

A reported amount holds until the next one is reported: nothing is drawn between two
reports that nobody reported, and nothing after the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wsis_portal.drawing.axis import LEFT, RIGHT, Height, Tick, Time, percent

CLOSE = 9  # per cent of the height in which two words would touch


@dataclass(frozen=True)
class Point:
    day: date
    amount: Decimal


@dataclass(frozen=True)
class Mark:
    """A point where it is drawn."""

    x: str
    y: str
    amount: Decimal
    side: str
    """Which end of its words stands at the point: start or end."""
    is_below: bool
    """Whether its words stand below it, away from another line."""


@dataclass(frozen=True)
class LineChart:
    promised: Mark
    """Where the line of what was promised ends; it runs level from the left."""
    promised_from: str
    marks: list[Mark]
    """What was reported, the earliest first."""
    steps: str
    """Points of the line through them, in a square of a hundred by a hundred."""
    grid: list[Tick]
    years: list[Tick]

    @property
    def latest(self) -> Mark:
        return self.marks[-1]


def line_chart(
    promised: Decimal, reported: Sequence[Point], start: date | None, end: date | None
) -> LineChart:
    """PROMISED against REPORTED, which is not empty and in the order of time.

    The promise is a level line from START to END; where one is not known, up to the
    edge of the drawing.
    """
    days = [*(point.day for point in reported), *filter(None, (start, end))]
    time = Time(min(days).year, max(days).year)
    height = Height.of(max(promised, *(point.amount for point in reported)))
    first = time.at(start) if start else LEFT
    last = time.at(end) if end else RIGHT
    level = height.at(promised)
    side = "end" if last > 45 else "start"
    pledge = Mark(percent(last), percent(level), promised, side, False)
    places = [(time.at(point.day), height.at(point.amount)) for point in reported]
    marks = [
        Mark(
            x=percent(x),
            y=percent(y),
            amount=point.amount,
            side="end" if x > 60 else "start",
            is_below=0 <= y - level < CLOSE,
        )
        for point, (x, y) in zip(reported, places, strict=True)
    ]
    return LineChart(
        promised=pledge,
        promised_from=percent(first),
        marks=marks,
        steps=steps(places),
        grid=height.ticks,
        years=time.ticks,
    )


def steps(places: Sequence[tuple[float, float]]) -> str:
    """Level to the next place, then up or down to it."""
    corners = [places[0]]
    for x, y in places[1:]:
        corners += [(x, corners[-1][1]), (x, y)]
    return " ".join(f"{x:.5g},{y:.5g}" for x, y in corners)
