"""Figures of a small world, against those counted by hand."""

from decimal import Decimal

import pytest

from actionlines.models import ExchangeRate
from tests.factories import CommitmentFactory, ProjectFactory
from tests.wsis_portal.overview.statistics.world import world
from wsis_portal.overview.statistics import DIMENSIONS, Question, asking, tabulate

pytestmark = pytest.mark.django_db
ALL = {"records": 7, "projects": 3, "commitments": 4}
SEVENTH = {"C7": 1, "C7-EHEALTH": 1}
"""A sub-line brings its line."""


@pytest.fixture(autouse=True)
def _small_world(db):
    world()


def asked(measure="records", by="country", across="", **filters):
    return tabulate(Question(measure, by, across, filters))


def numbers(table):
    """By code of the row, without those that are zero."""
    found = {row.code: cell.number for row, cell, _under in table.lines}
    return {code: number for code, number in found.items() if number}


def crossed(table):
    return {
        row.code: {
            column.code: cell.number
            for column, cell in zip(table.columns, under, strict=True)
            if cell.number
        }
        for row, _cell, under in table.lines
        if any(cell.number for cell in under)
    }


@pytest.mark.parametrize(
    ("measure", "by", "told"),
    [
        ("records", "country", {"CH": 4, "FR": 2, "KE": 2, "-": 1}),
        ("projects", "country", {"CH": 2, "FR": 1, "-": 1}),
        ("commitments", "country", {"CH": 2, "KE": 2, "FR": 1}),
        ("records", "region", {"EUR": 5, "AFR": 2, "-": 1}),
        ("records", "group", {"-": 7}),
        (
            "records",
            "action_line",
            {"C1": 2, "C3": 4, **SEVENTH, "-": 1},
        ),
        ("records", "sdg", {"4": 2, "9": 2, "-": 4}),
        ("records", "target", {"b": 1, "-": 6}),
        ("records", "stakeholder_type", {"government": 3, "business": 3, "-": 1}),
        ("records", "level", {"national": 2, "international": 1, "-": 4}),
        ("records", "area", {"infrastructure": 1, "-": 6}),
        ("records", "activity_type", {"project": 1, "training": 1, "-": 5}),
        ("records", "year", {"2010": 2, "2011": 1, "2012": 1, "-": 3}),
        ("projects", "stage", {"ongoing": 1, "completed": 1, "-": 1}),
        ("commitments", "timescale", {"five-years": 1, "-": 3}),
        ("commitments", "fulfilment", {"announced": 3, "in-progress": 1}),
    ],
)
def test_counts_by_one_dimension(measure, by, told):
    table = asked(measure, by)
    assert numbers(table) == told
    assert table.whole.number == ALL[measure]


@pytest.mark.parametrize(
    "by", [one.name for one in DIMENSIONS.values() if one.is_single]
)
def test_values_of_which_a_record_has_one_add_up_to_the_total(by):
    register = DIMENSIONS[by].registers
    measure = "records" if len(register) > 1 else f"{register[0]}s"

    table = asked(measure, by)

    assert sum(cell.number for _row, cell, _under in table.lines) == table.whole.number


def test_counts_by_two_dimensions():
    table = asked("records", "stakeholder_type", "country")

    assert crossed(table) == {
        "government": {"CH": 2, "KE": 1},
        "business": {"CH": 2, "FR": 2, "KE": 1},
        "-": {"-": 1},
    }
    assert [foot.number for foot in table.feet] == [4, 2, 2, 1]
    assert [column.code for column in table.columns] == ["CH", "FR", "KE", "-"]


def test_filters_narrow_every_figure():
    table = asked(
        "records", "country", "sdg", stakeholder_type=["government"], year_to=2010
    )

    assert crossed(table) == {"CH": {"9": 1}, "KE": {"4": 1}}
    assert table.whole.number == 2


def test_filter_that_no_code_answers_counts_the_same_way():
    words = f'"{ProjectFactory(countries=["FR"], sdgs=[4]).reference}"'

    table = asked("records", "country", "sdg", q=words)

    assert crossed(table) == {"FR": {"4": 1}}
    assert crossed(asked("records", "country", "sdg", q="nowhere")) == {}


def test_amounts_are_in_dollars_by_known_rates_and_say_what_is_missing():
    table = asked("amount", "country")

    told = {
        row.code: (cell.number, cell.given, cell.unconverted)
        for row, cell, _under in table.lines
    }
    assert told == {
        "KE": (Decimal("1300.00"), 2, 0),
        "CH": (Decimal("300.00"), 2, 1),
    }
    whole = table.whole
    assert (whole.number, whole.given, whole.unconverted) == (Decimal("1300.00"), 3, 1)


def test_amounts_by_two_dimensions():
    table = asked("amount", "stakeholder_type", "year")

    assert crossed(table) == {
        "government": {"2010": Decimal("1000.00")},
        "business": {"2012": Decimal("300.00")},
    }


def test_new_rate_is_in_the_next_answer():
    assert asked("amount", "country").whole.unconverted == 1

    ExchangeRate.objects.create(
        currency="XAF", date="2012-01-01", rate=Decimal("0.002"), source="A bank"
    )

    whole = asked("amount", "country").whole
    assert (whole.number, whole.unconverted) == (Decimal("1300.10"), 0)


def test_largest_are_told_and_the_others_together_each_record_once(monkeypatch):
    monkeypatch.setattr(asking, "MOST_ROWS", 1)

    table = asked("records", "country", "sdg")

    assert [row.code for row in table.rows] == ["CH", "+", "-"]
    assert crossed(table)["+"] == {"4": 2, "9": 1, "-": 2}
    assert table.cell("+").number == 4
    whole = tabulate(Question("records", "country", "sdg"), is_whole=True)
    assert [row.code for row in whole.rows] == ["CH", "FR", "KE", "-"]


def test_amounts_of_the_others_are_added_once(monkeypatch):
    monkeypatch.setattr(asking, "MOST_ROWS", 1)
    CommitmentFactory(countries=["CH", "FR"], amount=Decimal(7), currency="USD")

    table = asked("amount", "country", "level")

    assert [row.code for row in table.rows] == ["KE", "+"]
    assert table.cell("+").number == Decimal("307.00")


def test_values_without_records_are_told_where_the_vocabulary_is_closed():
    table = asked("records", "level")

    assert [row.code for row in table.rows] == [
        *("local", "national", "regional", "international", "-")
    ]


@pytest.mark.parametrize("more", [1, 3])
@pytest.mark.parametrize(
    ("measure", "count"),
    [("projects", 4), ("records", 8), ("amount", 6)],
)
def test_queries_are_as_many_for_any_number_of_records(
    measure, count, more, django_assert_num_queries
):
    ProjectFactory.create_batch(more, countries=["CH"], sdgs=[9])
    # of each register, for the sizes of the years and for the figures: edition, SQL;
    # of amounts also the rates
    with django_assert_num_queries(count):
        asked(measure, "year", "stage" if measure == "projects" else "level")
