"""Saved searches in words, and those that cannot be asked any more."""

import pytest

from stocktaking.models import SavedSearch
from stocktaking.saved_searches.telling import told
from tests.factories import ActionLineFactory, CountryFactory, SavedSearchFactory
from tests.stocktaking.admin.rows import merger

pytestmark = pytest.mark.django_db


def words(search):
    (one,) = told([search])
    return [(str(label), words) for label, words in one.parts]


def test_search_is_told_as_the_page_says_it():
    CountryFactory(code="SN", name_en="Senegal")
    question = (
        "q=radio&country=SN&stage=planned&stage=ongoing&language=fr&year_from=2001"
    )
    search = SavedSearchFactory(question=f"{question}&ordering=reference")

    (one,) = told([search])

    assert words(search) == [
        ("Search", "radio"),
        ("Country", "Senegal"),
        ("Stage", "Planned, Ongoing"),
        ("Language of the text", "French"),
        ("From year", "2001"),
    ]
    assert one.gone == []
    assert one.url == f"/projects/?{search.question}"


@pytest.mark.parametrize(
    ("question", "gone"),
    [
        ("action_line=C99&q=a", ["C99"]),
        ("stage=paused", ["paused"]),
        ("topic=radio", ["radio"]),
        ("ordering=best", ["best"]),
        ("organisation=WSIS-O-999999", ["WSIS-O-999999"]),
    ],
)
def test_value_that_is_not_known_any_more_is_told(question, gone):
    (one,) = told([SavedSearchFactory(question=question)])
    assert one.gone == gone


def test_organisation_that_became_part_of_another_is_told_as_that():
    row = merger(0)
    search = SavedSearchFactory(question=f"organisation={row.reference}")

    (one,) = told([search])

    assert (one.gone, words(search)) == ([], [("Organisation", row.into.name)])


def test_commitments_are_asked_of_the_golden_book():
    search = SavedSearchFactory(register="commitment", question="fulfilment=completed")

    (one,) = told([search])

    assert one.url == "/golden-book/?fulfilment=completed"
    assert words(search) == [("Fulfilment", "Completed")]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(count, django_assert_num_queries):
    for code in ("C1", "C3", "C5")[:count]:
        ActionLineFactory(code=code)
        SavedSearchFactory(question=f"action_line={code}&country=SN")

    # searches, lines, countries
    with django_assert_num_queries(3):
        found = told(SavedSearch.objects.all())

    assert [one.gone for one in found] == [["SN"]] * count
