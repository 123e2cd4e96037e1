"""What stands in a cell of a table, as a value."""

# ruff: noqa: DTZ001  (the days of a spreadsheet have no zone)

from datetime import date, datetime, time

import pytest

from stocktaking.importing.keys import key_of
from stocktaking.importing.reading.cells import Formula, Mistake, value_of
from wsis_portal.errors import Refusal


def value(name, cell):
    return value_of(key_of(name), cell, name)


@pytest.mark.parametrize("cell", [None, "", " \n"])
@pytest.mark.parametrize("name", ["title", "sdgs", "budget_value", "year_start", "url"])
def test_empty_cell_is_nothing(name, cell):
    assert value(name, cell) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Radio", "Radio"),
        ("=1+1", "=1+1"),
        (2030, "2030"),
        (2030.0, "2030"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (999_999_999_999_999, "999999999999999"),
    ],
)
def test_number_where_text_belongs_is_what_the_spreadsheet_shows(cell, text):
    assert value("title", cell) == text


@pytest.mark.parametrize(
    ("name", "cell", "code"),
    [
        ("title", 17734472422205614, "digits-lost"),
        ("id", 1.5e15, "digits-lost"),
        ("id", float("-inf"), "digits-lost"),
        ("title", True, "wrong-type"),
        ("title", date(2015, 5, 1), "wrong-type"),
        ("sdgs", datetime(2015, 9, 3), "wrong-type"),
        ("year_start", time(9), "wrong-type"),
        ("budget_value", True, "wrong-type"),
        ("title", Formula("=A1"), "formula"),
        ("budget_value", Formula("=SUM(A1:A9)"), "formula"),
        ("title", Mistake("#REF!"), "cell-error"),
        ("title", "a\0b", "not-storable"),
        ("country", "NP;\ud800", "not-storable"),
        ("budget_value", "many", "not-a-number"),
        ("budget_value", "USD 5", "not-a-number"),
    ],
)
def test_value_of_the_wrong_kind_is_refused(name, cell, code):
    with pytest.raises(Refusal) as refusal:
        value(name, cell)
    assert refusal.value.problem.code == code


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("C1", ["C1"]),
        ("C1; C3", ["C1", "C3"]),
        ("C1|C3", ["C1", "C3"]),
        ("C1\nC3\r\nC4", ["C1", "C3", "C4"]),
        ("C1\uff1bC3\u061b C4", ["C1", "C3", "C4"]),
        (";C1;;C3; ", ["C1", "C3"]),
        ("Media, and more", ["Media, and more"]),
    ],
)
def test_list_is_separated_by_semicolons_bars_or_line_breaks(cell, items):
    assert value("action_lines", cell) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        (9, [9]),
        (9.0, [9]),
        ("3; 9", [3, 9]),
        ("\u0663\u061b \uff19", [3, 9]),
        ("SDG 9; 3", ["SDG 9", 3]),
        (3.9, ["3.9"]),
        ("3,9", ["3,9"]),
        ("9" * 5000, ["9" * 5000]),
    ],
)
def test_goals_are_numbers_or_words_to_look_up(cell, items):
    assert value("sdgs", cell) == items


def test_semicolon_inside_an_address_is_part_of_it():
    cell = (
        "https://a.example/x;v=1?a|b; http://b.example\nhttps://c.example|HTTPS://d.e"
    )

    assert value("url", cell) == [
        "https://a.example/x;v=1?a|b",
        "http://b.example",
        "https://c.example",
        "HTTPS://d.e",
    ]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (1500, "1500"),
        (1500.5, "1500.5"),
        ("1500", "1500"),
        (" 1500.50 ", "1500.50"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234\u202f567,5", "1234567.5"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234,567", "1234567"),
        ("1'234'567.5", "1234567.5"),
        ("-5", "-5"),
        ("0,125", "0.125"),
        ("1,2345", "1.2345"),
        ("\u0661\u066c\u0662\u0663\u0664\u066b\u0665", "1234.5"),
    ],
)
def test_amount_is_read_as_people_write_it(cell, amount):
    assert value("budget_value", cell) == amount


@pytest.mark.parametrize("cell", ["1,234", "1.234", "-123.456"])
def test_amount_that_could_be_two_numbers_is_refused(cell):
    with pytest.raises(Refusal) as refusal:
        value("budget_value", cell)
    assert refusal.value.problem.code == "thousands"


@pytest.mark.parametrize("cell", ["1,23,456", "1 23", "1.2.3", "12,34.5", "1,234,56"])
def test_amount_with_separators_in_wrong_places_is_refused(cell):
    with pytest.raises(Refusal) as refusal:
        value("budget_value", cell)
    assert refusal.value.problem.code == "not-a-number"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (2014, "2014"),
        (2014.0, "2014"),
        ("2014-05", "2014-05"),
        ("\u0662\u0660\u0661\u0664", "2014"),
        (date(2014, 5, 9), "2014-05-09"),
        (datetime(2014, 5, 9, 13, 30), "2014-05-09"),
        ("May 2014", "May 2014"),
    ],
)
def test_day_is_as_exact_as_it_is_written(cell, day):
    assert value("year_start", cell) == day
