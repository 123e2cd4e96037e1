import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsis_portal.drawing.bands import bands


@pytest.mark.parametrize(
    ("numbers", "bounds"),
    [
        ([], []),
        ([0, 0], []),
        ([0, 7], [(7, 7)]),
        ([1, 2, 3, 21], [(1, 1), (2, 2), (3, 3), (21, 21)]),
        (
            [1, 1, 1, 2, 3, 4, 6, 10, 15, 21],
            [(1, 1), (2, 4), (5, 9), (10, 19), (20, 21)],
        ),
        (range(1, 4000, 7), [(1, 9), (10, 99), (100, 999), (1000, 3998)]),
        ([100, 105, 107, 110, 111, 112], [(100, 104), (105, 109), (110, 112)]),
        ([7, 8, 9, 10, 12, 22], [(7, 9), (10, 14), (15, 19), (20, 22)]),
    ],
)
def test_classes_begin_at_round_numbers(numbers, bounds):
    assert [(band.low, band.high) for band in bands(numbers)] == bounds


@pytest.mark.parametrize(
    ("numbers", "shades"),
    [([4], [3]), ([1, 2], [2, 4]), ([1, 2, 3], [1, 3, 5]), (range(1, 6), range(1, 6))],
)
def test_few_classes_have_shades_that_differ_most(numbers, shades):
    assert [band.shade for band in bands(numbers)] == list(shades)


@given(st.lists(st.integers(0, 10**9), max_size=60))
def test_every_number_but_zero_is_in_one_class(numbers):
    found = bands(numbers)

    assert len(found) <= 5
    for number in numbers:
        assert sum(number in band for band in found) == (number > 0)
    assert [band.low for band in found] == sorted({band.low for band in found})
