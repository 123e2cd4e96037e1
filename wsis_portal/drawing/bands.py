"""Classes of numbers for a map: few, with round bounds, and none for zero."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

MOST = 5
ROUND = (1, 2, 5)
SHADES = {1: (3,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Of the five shades, those that few classes are best told apart by."""


@dataclass(frozen=True)
class Band:
    """The numbers from LOW to HIGH, both included."""

    low: int | Decimal
    high: int | Decimal
    shade: int

    def __contains__(self, number: int | Decimal) -> bool:
        return self.low <= number <= self.high


def bands(numbers: Iterable[int]) -> list[Band]:
    """At most five that hold all NUMBERS but zero, the lowest first.

    Five different numbers are each a class. Else a class begins at a round number.
    Counts of records are skew, a few countries have most: so bounds are of the series
    1, 2, 5, 10, 20, 50 ..., thinned out evenly. Where the largest is less than four
    times the smallest the series says little, and steps of one round size are taken.
    """
    known = sorted({number for number in numbers if number > 0})
    if not known:
        return []
    smallest, largest = known[0], known[-1]
    if len(known) <= MOST:
        return shaded(known, known)
    skew = largest >= 4 * smallest
    lows = by_series(smallest, largest) if skew else evenly(smallest, largest)
    return shaded(lows, [low - 1 for low in lows[1:]] + [largest])


def shaded(lows: list[int], highs: list[int]) -> list[Band]:
    shades = SHADES[len(lows)]
    return [Band(*one) for one in zip(lows, highs, shades, strict=True)]


def by_series(smallest: int, largest: int) -> list[int]:
    later = [number for number in series(largest) if number > smallest]
    every = -(-(len(later) + 1) // MOST)
    return [smallest, *later[every - 1 :: every]]


def series(largest: int) -> list[int]:
    """1, 2, 5, 10, 20, 50 ... up to LARGEST."""
    powers = [10**n for n in range(len(str(largest)))]
    return [n * power for power in powers for n in ROUND if n * power <= largest]


def evenly(smallest: int, largest: int) -> list[int]:
    step = round_step(largest - smallest, MOST)
    first = (smallest // step + 1) * step
    return [smallest, *range(first, largest + 1, step)][:MOST]


def round_step(span: int, parts: int) -> int:
    """The smallest of 1, 2, 5, 10 ... that goes at most PARTS - 1 times into SPAN."""
    step = 1
    while True:
        for n in ROUND:
            if span // (n * step) < parts:
                return n * step
        step *= 10
