from decimal import Decimal

from wsis_portal.drawing.strips import bars_chart, heat_chart


def test_bars_are_as_long_as_their_numbers():
    chart = bars_chart([("One", 10), ("Two", Decimal("2.5")), ("None", 0)])

    assert [strip.width for strip in chart.strips] == ["100%", "25%", "0%"]
    assert chart.height == 120


def test_nothing_is_drawn_of_nothing():
    assert bars_chart([]) is None
    assert bars_chart([("One", 0)]) is None
    assert heat_chart([("a", "A")], [("One", [0])]) is None


def test_long_names_are_cut_and_codes_stand_for_columns():
    name = "Information and communication infrastructure"
    chart = heat_chart([("C7", "C7 ICT applications")], [(name, [3])])

    (head,), ((strip, cells),) = chart.heads, chart.strips
    assert (head.mark, head.rest, head.middle) == ("C7", "ICT applications", "50%")
    assert strip.name == "Information and communication infrast…"
    assert [(cell.number, cell.shade, cell.x) for cell in cells] == [(3, 3, "0%")]


def test_letters_stand_for_columns_with_long_codes():
    columns = [(f"long-{n}", "Name") for n in range(28)]

    marks = [head.mark for head in heat_chart(columns, [("One", [1] * 28)]).heads]

    assert marks[:2] + marks[-2:] == ["a", "b", "aa", "ab"]
