"""How a record stands on each day, and what a person is reminded of."""

from datetime import date, timedelta

import pytest

from stocktaking.choices import Occasion, Standing
from stocktaking.standing import occasion, standing, years_before

FIRST = date(2023, 5, 10)  # the three years after have a leap day
LEAP = date(2024, 2, 29)


def on(day, vouched_on=FIRST):
    return standing(vouched_on, day, finished=False)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (0, Standing.CURRENT),
        (364, Standing.CURRENT),
        (365, Standing.CURRENT),  # 9 May 2024: the year has had 366 days
        (366, Standing.DUE),
        (366 + 364, Standing.DUE),
        (366 + 365, Standing.OVERDUE),
        (366 + 365 + 364, Standing.OVERDUE),
        (366 + 365 + 365, Standing.INACTIVE),
        (5000, Standing.INACTIVE),
        (-1, Standing.CURRENT),
    ],
)
def test_standing_changes_on_the_day_of_the_same_name(days, found):
    assert on(FIRST + timedelta(days=days)) == found


@pytest.mark.parametrize(
    ("vouched_on", "last_green"),
    [
        (date(2025, 3, 1), date(2026, 2, 28)),
        (date(2025, 2, 28), date(2026, 2, 27)),
        (date(2023, 3, 1), date(2024, 2, 29)),
        (date(2023, 2, 28), date(2024, 2, 27)),
        (LEAP, date(2025, 2, 28)),
        (date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_year_is_a_calendar_year_and_not_365_days(vouched_on, last_green):
    assert on(last_green, vouched_on) == Standing.CURRENT
    assert on(last_green + timedelta(days=1), vouched_on) == Standing.DUE


def test_what_is_due_is_so_for_every_earlier_day_as_well():
    """A list that asks for all up to a day finds those that a page calls due."""
    days = [LEAP + timedelta(days=n) for n in range(-400, 400)]
    for today in (date(2025, 2, 28), date(2025, 3, 1), date(2028, 2, 29)):
        up_to = years_before(today, 1)
        due = {day for day in days if day <= up_to}
        assert due == {day for day in days if on(today, day) != Standing.CURRENT}


def test_what_is_finished_needs_no_confirming_however_old_it_is():
    assert standing(FIRST, date(2040, 1, 1), finished=True) == Standing.FINISHED
    assert standing(None, date(2040, 1, 1), finished=True) == Standing.FINISHED


def test_record_for_which_nobody_stands_is_historic():
    assert on(date(2026, 1, 1), None) == Standing.HISTORIC


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2024, 5, 9), None),
        (date(2024, 5, 10), Occasion.DUE),
        (date(2025, 5, 9), Occasion.DUE),
        (date(2025, 5, 10), Occasion.OVERDUE),
        (date(2026, 4, 9), Occasion.OVERDUE),
        (date(2026, 4, 10), Occasion.LAST),
        (date(2026, 5, 9), Occasion.LAST),
        (date(2026, 5, 10), None),
    ],
)
def test_people_are_reminded_three_times_and_then_no_more(today, found):
    assert occasion(FIRST, today) == found
