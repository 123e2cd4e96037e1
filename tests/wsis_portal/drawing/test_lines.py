from datetime import date
from decimal import Decimal

from wsis_portal.drawing.lines import Point, line_chart

START, END = date(2005, 1, 1), date(2008, 12, 31)


def reported(*amounts):
    """At the end of 2005, of 2006 ..."""
    return [
        Point(date(year, 12, 31), Decimal(amount))
        for year, amount in enumerate(amounts, start=2005)
    ]


def test_promise_is_level_from_start_to_end():
    chart = line_chart(Decimal(100), reported(20), START, END)
    assert (chart.promised_from, chart.promised.x, chart.promised.y) == (
        "1%",
        "99%",
        "12%",
    )


def test_amount_holds_until_the_next_is_reported():
    chart = line_chart(Decimal(100), reported(0, 50, 100), START, END)

    places = [tuple(map(float, at.split(","))) for at in chart.steps.split()]

    assert [y for _x, y in places] == [90, 90, 51, 51, 12]
    assert [round(x) for x, _y in places] == [25, 50, 50, 74, 74]


def test_one_report_is_a_point_and_no_line():
    chart = line_chart(Decimal(100), reported(50), START, END)
    assert [(mark.y, mark.amount) for mark in chart.marks] == [("51%", Decimal(50))]
    assert len(chart.steps.split()) == 1


def test_more_than_promised_has_room():
    chart = line_chart(Decimal(100), reported(180), START, END)
    assert [tick.value for tick in chart.grid] == [0, 50, 100, 150, 200]


def test_words_keep_clear_of_the_line_of_the_promise():
    close, far, above = reported(96)[0], reported(50)[0], reported(104)[0]

    sides = [
        line_chart(Decimal(100), [one], START, END).latest.is_below
        for one in (close, far, above)
    ]

    assert sides == [True, False, False]


def test_report_after_the_promised_end_is_drawn():
    late = [Point(date(2020, 6, 30), Decimal(90))]

    chart = line_chart(Decimal(100), late, START, date(2006, 12, 31))

    assert float(chart.promised.x[:-1]) < 20
    assert chart.promised.side == "start"
    assert float(chart.latest.x[:-1]) > 90
    assert chart.years[-1].value == 2020


def test_promise_without_dates_spans_the_drawing():
    chart = line_chart(Decimal(100), reported(20), None, None)
    assert [tick.value for tick in chart.years] == [2005]
    assert (chart.promised_from, chart.promised.x) == ("1%", "99%")
