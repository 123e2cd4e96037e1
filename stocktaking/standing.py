"""How a record stands, from days alone. Pure: pages, lists and reminders ask here."""

from datetime import date, timedelta

from stocktaking.choices import Occasion, Standing

YEARS = {Standing.INACTIVE: 3, Standing.OVERDUE: 2, Standing.DUE: 1}
"""How many years after the last confirmation each begins, the oldest first."""
LAST_CALL = timedelta(days=30)  # before a record becomes inactive


def standing(vouched_on: date | None, today: date, *, finished: bool) -> Standing:
    """Of a record whose stakeholder last stood by it on VOUCHED_ON.

    A year is over on the day of the same name; 29 February has its year on 1 March.
    """
    if finished:
        return Standing.FINISHED
    if vouched_on is None:
        return Standing.HISTORIC
    for found, years in YEARS.items():
        if vouched_on <= years_before(today, years):
            return found
    return Standing.CURRENT


def occasion(vouched_on: date, today: date) -> Occasion | None:
    """Of a reminder that is due today; none where it is too early, or too late."""
    if vouched_on <= years_before(today, YEARS[Standing.INACTIVE]):
        return None
    if vouched_on <= last_call(today):
        return Occasion.LAST
    if vouched_on <= years_before(today, YEARS[Standing.OVERDUE]):
        return Occasion.OVERDUE
    due = vouched_on <= years_before(today, YEARS[Standing.DUE])
    return Occasion.DUE if due else None


def last_call(today: date) -> date:
    """What was confirmed on this day is inactive in LAST_CALL days from TODAY."""
    return years_before(today + LAST_CALL, YEARS[Standing.INACTIVE])


def years_before(day: date, years: int) -> date:
    """The last day whose anniversary has come on DAY."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
