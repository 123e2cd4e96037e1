from datetime import date
from decimal import Decimal

import pytest

from wsis_portal.drawing.axis import Height, Time


@pytest.mark.parametrize(
    ("largest", "values"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (11, [0, 5, 10, 15]),
        (Decimal("12.5"), [0, 5, 10, 15]),
        (Decimal("0.4"), [0, 1]),
        (12_500_000, [0, 5_000_000, 10_000_000, 15_000_000]),
        (100, [0, 50, 100]),
    ],
)
def test_height_goes_up_in_round_steps(largest, values):
    height = Height.of(largest)

    assert [tick.value for tick in height.ticks] == values
    assert height.ticks[0].at == "90%"
    assert height.ticks[-1].at == "12%"
    assert 12 <= height.at(largest) <= 90


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (2026, 2026, [2026]),
        (2005, 2008, [2005, 2006, 2007, 2008]),
        (2003, 2026, [2005, 2010, 2015, 2020, 2025]),
        (1900, 2100, [1900, 1950, 2000, 2050, 2100]),
    ],
)
def test_years_are_named_as_far_as_there_is_room(first, last, years):
    assert [tick.value for tick in Time(first, last).ticks] == years


def test_time_runs_from_the_first_day_to_the_last():
    time = Time(2005, 2006)
    days = [date(2005, 1, 1), date(2006, 1, 1), date(2006, 12, 31)]
    assert [round(time.at(day)) for day in days] == [1, 50, 99]
