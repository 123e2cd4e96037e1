"""search(): in which order rows come, and on which page."""

from datetime import timedelta

import pytest

from stocktaking.models import Project
from stocktaking.search import orderings
from tests.factories import (
    ProjectFactory,
    text,
)
from tests.stocktaking.search.asking import NOW, found
from wsis_portal.pages import Page

pytestmark = pytest.mark.django_db


def test_title_ranks_above_summary_and_summary_above_description():
    low = ProjectFactory(texts=[text("A", summary="", description="broadband")])
    high = ProjectFactory(texts=[text("Broadband", summary="")])
    middle = ProjectFactory(texts=[text("A", summary="broadband")])
    assert found({"q": "broadband"}).rows == [high, middle, low]


def test_best_text_of_a_record_counts():
    two = ProjectFactory(
        texts=[text("A", summary="radio"), text("Radio", "fr", summary="")]
    )
    one = ProjectFactory(texts=[text("A", summary="radio")])
    assert found({"q": "radio"}).rows == [two, one]


def three_times():
    """Published in the order 0, 1, 2 and updated in the order 2, 0, 1."""
    return [
        ProjectFactory(
            published_at=NOW + timedelta(n), updated_at=NOW + timedelta((n + 1) % 3)
        )
        for n in range(3)
    ]


@pytest.mark.parametrize(
    ("ordering", "order"),
    [
        (None, [2, 1, 0]),
        ("-published_at", [2, 1, 0]),
        ("published_at", [0, 1, 2]),
        ("-updated_at", [1, 0, 2]),
        ("updated_at", [2, 0, 1]),
        ("reference", [0, 1, 2]),
        ("relevance", [2, 1, 0]),
    ],
)
def test_rows_come_in_the_order_that_is_asked_for(ordering, order):
    made = three_times()
    filters = {"ordering": ordering} if ordering else {}
    assert found(filters).rows == [made[n] for n in order]
    assert ordering is None or ordering in orderings(Project)


def test_recently_confirmed_ones_are_first_and_those_that_nobody_confirmed_last():
    made = [
        ProjectFactory(vouched_on=day) for day in ("2024-05-01", None, "2026-01-01")
    ]

    pages = [found({"ordering": "-vouched_on"}, Page(n, 1)).rows for n in (1, 2, 3)]

    assert pages == [[made[2]], [made[0]], [made[1]]]


def test_words_may_be_ordered_otherwise_than_by_relevance():
    old = ProjectFactory(texts=[text("Radio radio")], published_at=NOW)
    new = ProjectFactory(
        texts=[text("A", description="radio")], published_at=NOW + timedelta(1)
    )
    assert found({"q": "radio"}).rows == [old, new]
    assert found({"q": "radio", "ordering": "-published_at"}).rows == [new, old]
    assert found({"q": "radio", "ordering": "relevance"}).rows == [old, new]


def test_newest_one_is_first_among_those_that_rank_the_same():
    made = [
        ProjectFactory(texts=[text("Radio")], published_at=NOW + timedelta(n // 2))
        for n in range(4)
    ]
    assert found({"q": "radio"}).rows == made[::-1]


@pytest.mark.parametrize("ordering", sorted(orderings(Project)))
def test_pages_share_no_row_even_where_all_are_alike(ordering):
    made = {
        ProjectFactory(published_at=NOW, updated_at=NOW, texts=[text("Radio")])
        for _ in range(5)
    }
    filters = {"q": "radio", "ordering": ordering}
    pages = [found(filters, Page(number=n, size=2)) for n in (1, 2, 3, 4)]
    assert [len(page.rows) for page in pages] == [2, 2, 1, 0]
    assert {page.total for page in pages} == {5}
    assert {row for page in pages for row in page.rows} == made


def codes(row):
    return [line.action_line.code for line in row.action_lines.all()]


@pytest.mark.parametrize("count", [1, 3])
def test_search_costs_the_same_for_any_number(count, django_assert_num_queries):
    for _ in range(count):
        ProjectFactory(lines=["C1", "C2"], countries=["CH"], sdgs=[9])
    # edition, count, keys; rows with organisation and document; facets by code, and by
    # organisation; names of countries and lines
    with django_assert_num_queries(8):
        answer = found()
        cards = [
            (
                r.told.original.title,
                r.stakeholder,
                r.told.countries,
                r.told.lines,
            )
            for r in answer.rows
        ]
    assert len(cards) == Project.objects.count() == count
