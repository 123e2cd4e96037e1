from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis_portal.drawing.classes import WAYS, equal_steps, quantiles

NUMBERS = st.lists(st.integers(-50, 50) | st.decimals(-50, 50, places=2), max_size=40)


def bounds(found):
    return [(band.low, band.high) for band in found]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([], []),
        ([7], [(7, 7)]),
        ([3, 3, 3], [(3, 3)]),
        (range(1, 11), [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]),
        ([1, 1, 1, 1, 1, 1, 1, 1, 2, 90], [(1, 1), (2, 90)]),
    ],
)
def test_quantiles_hold_as_many_each_and_keep_equal_ones_together(numbers, told):
    assert bounds(quantiles(numbers)) == told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([], []),
        ([0], [(0, 0)]),
        (range(11), [(0, 2), (3, 4), (5, 6), (7, 8), (9, 10)]),
        ([1, 2, 3, 101], [(1, 3), (101, 101)]),
        (
            [Decimal("0.5"), Decimal("43.4")],
            [(Decimal("0.5"),) * 2, (Decimal("43.4"),) * 2],
        ),
    ],
)
def test_steps_are_of_one_size_and_none_is_empty(numbers, told):
    assert bounds(equal_steps(numbers)) == told


@pytest.mark.parametrize("way", WAYS.values())
@given(numbers=NUMBERS)
def test_every_number_is_in_one_class(way, numbers):
    found = way(numbers)

    assert len(found) <= 5
    for number in numbers:
        assert sum(number in band for band in found) == 1
