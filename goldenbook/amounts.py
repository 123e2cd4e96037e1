"""What was promised against what was reported as spent: the figures and their chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenbook.models import Commitment, ProgressReport
from wsis_portal.drawing.lines import LineChart, Point, line_chart
from wsis_portal.partial_dates import first_date, last_date


@dataclass(frozen=True)
class Amounts:
    commitment: Commitment
    reports: list[ProgressReport]
    """Those that give an amount, by the end of their period, the earliest first."""
    chart: LineChart | None
    """Of amounts in the currency of the promise; None where none can be compared."""

    @property
    def has_others(self) -> bool:
        """Whether a report gives its amount in another currency than the promise."""
        return any(one.currency != self.commitment.currency for one in self.reports)


def amounts(reports: Sequence[ProgressReport]) -> Amounts | None:
    """Of all REPORTS about one commitment, fetched with it; None without an amount."""
    given = [one for one in reports if one.amount_spent is not None]
    given.sort(key=lambda one: (last_date(one.ends_on), one.pk))
    if not given:
        return None
    return Amounts(given[0].commitment, given, chart_of(given[0].commitment, given))


def chart_of(about: Commitment, given: list[ProgressReport]) -> LineChart | None:
    """Nothing is converted: a rate of what day would one take?"""
    points = [
        Point(last_date(one.ends_on), one.amount_spent)
        for one in given
        if one.currency == about.currency and one.amount_spent is not None
    ]
    if about.amount is None or not points:
        return None
    start = first_date(about.starts_on) if about.starts_on else None
    end = last_date(about.ends_on) if about.ends_on else None
    return line_chart(about.amount, points, start, end)
