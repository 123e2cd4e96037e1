"""Classes of any numbers for a map, by a way that the reader has chosen."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from wsis_portal.drawing.bands import MOST, SHADES, Band

Number = int | Decimal


def quantiles(numbers: Iterable[Number]) -> list[Band]:
    """At most five with as many numbers in each as can be; equal ones stay together."""
    known = sorted(numbers)
    ends: list[Number] = []
    for part in range(1, MOST + 1):
        place = -(-len(known) * part // MOST) - 1
        if place >= 0 and (not ends or known[place] > ends[-1]):
            ends.append(known[place])
    return between(known, ends)


def equal_steps(numbers: Iterable[Number]) -> list[Band]:
    """Five as wide as each other, from the smallest to the largest; those without a
    number are left out.
    """
    known = sorted(numbers)
    if not known or known[0] == known[-1]:
        return between(known, known[:1])
    first, span = Decimal(known[0]), Decimal(known[-1]) - Decimal(known[0])
    bounds = [first + span * part / MOST for part in range(1, MOST)]
    ends = [max((n for n in known if n <= bound), default=None) for bound in bounds]
    found = sorted({end for end in [*ends, known[-1]] if end is not None})
    return between(known, found)


def between(known: list[Number], ends: list[Number]) -> list[Band]:
    """From the smallest and the largest number of each class, so that none is said to
    hold what nobody has.
    """
    bands, start = [], 0
    for end, shade in zip(ends, SHADES.get(len(ends), ()), strict=True):
        some = [number for number in known[start:] if number <= end]
        bands.append(Band(some[0], some[-1], shade))
        start += len(some)
    return bands


WAYS: dict[str, Callable[[Iterable[Number]], list[Band]]] = {
    "quantiles": quantiles,
    "equal": equal_steps,
}
