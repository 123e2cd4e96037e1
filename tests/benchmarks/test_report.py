import pytest

from benchmarks.requests.cases import Case
from benchmarks.requests.cpu import Cost
from benchmarks.requests.measuring import Measured, middle
from benchmarks.requests.report import (
    JUDGED_FROM,
    Growth,
    Line,
    aligned,
    growths,
    in_markdown,
    is_good,
    number,
)


def line(milliseconds, *, records=10, name="list", by_hand=2, **more):
    case = Case(name, list, {}, repr, repr, **more)
    first = [Cost(milliseconds - 1, 1)]
    ways = {"rows": [Cost(by_hand, 5)], "columns": [Cost(by_hand - 1, 1)]}
    return Line(Measured(case, first, [], ways), records)


def test_the_faster_way_by_hand_is_the_measure():
    assert line(12).by_hand == (2, "columns")
    assert line(12).times == 6


@pytest.mark.parametrize(("bar", "verdict"), [(6, "ok"), (5.9, "OVER"), (None, "")])
def test_a_bar_is_met_or_missed(bar, verdict):
    assert line(12, records=JUDGED_FROM, bar=bar).verdict == verdict


def test_a_small_register_is_not_judged():
    found = line(12, records=JUDGED_FROM - 1, bar=5.9)

    assert found.verdict == ""
    assert found.cells()[7:9] == ["", ""]


def test_answers_that_differ_are_wrong_whatever_they_cost():
    found = line(12, bar=6)
    found.measured.problems.append("count 3, count 4")

    assert found.verdict == "WRONG"
    assert not is_good([found])


def test_a_case_that_was_not_answered_has_a_line_without_figures():
    found = Line(Measured(line(1).measured.case, problems=["500"]), 10)

    assert found.cells() == ["list", "10", *[""] * 6, "WRONG", "", ""]
    assert list(growths([found, line(12, records=100)])) == []


def test_growth_is_from_the_smallest_register_to_the_largest():
    sizes = [line(records, records=records, growth=5) for records in (10, 30, 100)]

    assert [(one.times, one.verdict) for one in growths(sizes)] == [(10, "OVER")]
    assert not is_good(sizes)
    assert is_good(sizes[:2])
    assert list(growths(sizes[:1])) == []


def test_growth_without_a_bar_is_told():
    growth = Growth(line(10, records=10), line(40, records=100))

    assert growth.cells() == ["list", "10.0", "40.0", "4.0", "", ""]


def test_the_round_in_the_middle_counts():
    costs = [Cost(1, 30), Cost(2, 20), Cost(900, 10)]

    assert middle(costs) == Cost(2, 20)


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0.804, "0.80"), (12.34, "12.3"), (123.4, "123"), (4831.2, "4,831")],
)
def test_figures_have_the_digits_that_can_be_known(milliseconds, words):
    assert number(milliseconds) == words


def test_tables_are_aligned_or_in_markdown():
    table = [("case", "ms", ""), ("list", "12.3", "ok")]

    assert aligned(table) == "case    ms\nlist  12.3  ok"
    assert (
        in_markdown(table)
        == "| case | ms |  |\n| --- | --- | --- |\n| list | 12.3 | ok |"
    )
