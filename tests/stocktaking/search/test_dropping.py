"""Where nothing is found: which part of the question stands in the way."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from stocktaking.models import Project
from stocktaking.search.dropping import MOST, WayOn, ways_on
from tests.factories import CountryFactory, ProjectFactory, text

pytestmark = pytest.mark.django_db


def ways(**filters):
    return ways_on(Project.objects.all(), filters)


@pytest.fixture
def world():
    """One on radio in Kenya, two that are planned in Chad."""
    ProjectFactory(countries=["KE"], texts=[text("Radio", summary="")])
    for _ in range(2):
        ProjectFactory(countries=["TD"], stage="planned", texts=[text("Film")])


def test_part_without_which_most_is_found_is_first(world):
    assert ways(q="radio", country=["TD"]) == [WayOn("q", 2), WayOn("country", 1)]


def test_order_is_no_part(world):
    assert ways(q="zebra", ordering="reference") == [WayOn("q", 3)]


def test_where_no_single_part_helps_each_is_told_alone(world):
    assert ways(q="zebra", country=["KE"], stage=["planned"]) == [
        WayOn("q", 0, alone=True),
        WayOn("country", 1, alone=True),
        WayOn("stage", 2, alone=True),
    ]


def test_empty_register_has_no_way():
    assert ways(q="zebra") == []


def test_number_of_further_questions_is_bounded(django_assert_max_num_queries):
    asked = {
        name: [name]
        for name in ("country", "region", "group", "level", "area", "stage", "language")
    }
    many = asked | {"sdg": [1], "target": ["a"], "collection": ["x"], "group": ["LDC"]}

    with django_assert_max_num_queries(1 + 2 * MOST):
        found = ways(**many)

    assert len(found) == MOST


def test_fewer_are_tried_where_words_are_looked_for(django_assert_max_num_queries):
    names = ("country", "region", "group", "level", "area", "stage", "language")
    many = {"q": "zebra"} | {name: [name] for name in names}

    with django_assert_max_num_queries(1 + 2 * 4):
        found = ways(**many)

    assert [way.name for way in found] == ["q", "country", "region", "group"]


def test_page_links_to_the_question_without_the_part(world, client):
    page = client.get("/projects/?q=radio&country=TD&page_size=10")

    assertContains(page, "Nothing matches this search.")
    assertContains(page, 'href="?country=TD&amp;page_size=10#results"')
    assertContains(page, 'href="?q=radio&amp;page_size=10#results"')
    for link, total in (("?country=TD", 2), ("?q=radio", 1)):
        assert client.get(f"/projects/{link}").context["found"].total == total


def test_page_tells_what_each_part_finds_alone(world, client):
    CountryFactory(code="SN")

    page = client.get("/projects/?q=radio&country=SN&stage=planned")

    assertContains(page, "More than one part stands in the way.")
    assertContains(page, 'href="?stage=planned#results"')
    assertNotContains(page, 'href="?country=SN#results"')


def test_page_that_has_records_asks_no_more(world, client):
    assert client.get("/projects/?q=radio").context["ways"] == []
