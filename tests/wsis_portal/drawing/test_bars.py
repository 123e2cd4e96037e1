from wsis_portal.drawing.bars import bar_chart


def test_years_between_are_there_without_a_number():
    chart = bar_chart({2006: 4, 2003: 2, 2004: 0})
    assert [(bar.year, bar.number) for bar in chart.bars] == [
        (2003, 2),
        (2004, 0),
        (2005, 0),
        (2006, 4),
    ]


def test_bar_is_as_high_as_its_number():
    chart = bar_chart({2003: 2, 2004: 4})
    assert [(bar.y, bar.height) for bar in chart.bars] == [
        ("51%", "39%"),
        ("12%", "78%"),
    ]


def test_tallest_says_its_figure_once():
    chart = bar_chart({2003: 4, 2004: 4, 2005: 1})
    assert [bar.year for bar in chart.bars if bar.is_tallest] == [2003]
    assert (chart.tallest.year, chart.last) == (2003, 2005)


def test_table_has_the_latest_first_and_no_empty_years():
    chart = bar_chart({2003: 4, 2005: 1})
    assert [(bar.year, bar.number) for bar in chart.latest_first] == [
        (2005, 1),
        (2003, 4),
    ]


def test_only_years_with_records_are_links():
    chart = bar_chart({2003: 4, 2005: 1}, lambda year: f"?year={year}")
    assert [bar.url for bar in chart.bars] == ["?year=2003", "", "?year=2005"]
    assert chart.has_links
    assert not bar_chart({2003: 4}).has_links


def test_nothing_counted_is_no_chart():
    assert bar_chart({}) is None
    assert bar_chart({2003: 0}) is None
