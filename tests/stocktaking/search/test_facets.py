"""search(): exact counts, under all choices but the own one."""

import pytest

from stocktaking.models import Project
from stocktaking.search import search
from stocktaking.search.facets import facets_of
from tests.factories import (
    CountryFactory,
    ProjectFactory,
    text,
)
from tests.stocktaking.search.asking import found, in_region, owner
from wsis_portal.pages import Page

pytestmark = pytest.mark.django_db


def test_facets_are_exact_and_count_each_record_once(world):
    ProjectFactory(
        lines=["C1", "C7-EHEALTH", "C7-ELEARNING"],
        countries=["CH", "KE"],
        sdgs=[1, 9],
        targets=["a", "j"],
        texts=[text(), text("Radio", "fr")],
        collections=["prize-2012", "stocktaking"],
        year=2010,
        level="local",
        area="applications",
        **owner(reference="WSIS-O-000001", stakeholder_type="academia"),
    )
    ProjectFactory(
        lines=["C7", "C7-EHEALTH"],
        countries=["CH"],
        sdgs=[9],
        year=2010,
        level="national",
        stage="planned",
        **owner(reference="WSIS-O-000002"),
    )
    ProjectFactory(
        lines=[],
        organisation=None,
        stakeholder_type="business",
        activity_type="training",
        stage="planned",
    )

    assert found().facets == {
        "action_line": {"C1": 1, "C7": 2, "C7-EHEALTH": 2, "C7-ELEARNING": 1},
        "country": {"CH": 2, "KE": 1},
        "region": {"AFR": 1, "EUR": 2},
        "stakeholder_type": {"academia": 1, "business": 1},
        "sdg": {"1": 1, "9": 2},
        "year": {"2010": 2},
        "commission": {"ECA": 1},
        "group": {},
        "target": {"a": 1, "j": 1},
        "organisation": {"WSIS-O-000001": 1, "WSIS-O-000002": 1},
        "language": {"en": 3, "fr": 1},
        "collection": {"prize-2012": 1, "stocktaking": 1},
        "activity_type": {"training": 1},
        "level": {"local": 1, "national": 1},
        "area": {"applications": 1},
        "stage": {"planned": 2},
    }


def test_country_without_a_region_takes_no_record_out_of_the_facet(world):
    CountryFactory(code="UY")
    ProjectFactory(countries=["CH", "UY"])
    ProjectFactory(countries=["UY"])
    answer = found()
    assert answer.facets["region"] == {"EUR": 1}
    assert answer.facets["country"] == {"CH": 1, "UY": 2}


def test_record_in_two_countries_of_a_region_counts_once(world):
    in_region("FR", "EUR")
    ProjectFactory(countries=["CH", "FR", "KE"])
    assert found().facets["region"] == {"AFR": 1, "EUR": 1}


def test_country_in_two_schemes_counts_once_in_its_region(world):
    ProjectFactory(countries=["KE"])
    assert found().facets["region"] == {"AFR": 1}


CHOICES = [
    ("action_line", {"action_line": ["C1"]}, {"lines": ["C1"]}, {"lines": ["C2"]}),
    ("country", {"country": ["CH"]}, {"countries": ["CH"]}, {"countries": ["KE"]}),
    ("region", {"region": ["EUR"]}, {"countries": ["CH"]}, {"countries": ["KE"]}),
    ("sdg", {"sdg": [1]}, {"sdgs": [1]}, {"sdgs": [2]}),
    ("year", {"year_from": 2010, "year_to": 2010}, {"year": 2010}, {"year": 2011}),
    (
        "stakeholder_type",
        {"stakeholder_type": ["academia"]},
        {"organisation": None, "stakeholder_type": "academia"},
        {"organisation": None, "stakeholder_type": "business"},
    ),
]


@pytest.mark.parametrize(("name", "chosen", "one", "other"), CHOICES)
def test_choice_does_not_hide_its_own_peers_and_narrows_the_others(
    world, name, chosen, one, other
):
    row = ProjectFactory(stage="planned", **one)
    ProjectFactory(stage="planned", **other)
    ProjectFactory(stage="stopped", **other)

    answer = found({**chosen, "stage": ["planned"]})

    assert answer.rows == [row]
    assert sorted(answer.facets[name].values()) == [1, 1]
    others = answer.facets.keys() - {name, "stage"}
    assert all(sum(answer.facets[n].values()) <= 1 for n in others)


def test_only_the_facets_that_are_asked_for_are_counted(django_assert_num_queries):
    ProjectFactory()
    with django_assert_num_queries(4):  # edition, count, keys, rows
        answer = search(Project.objects.all(), {}, Page(), facets=())
    assert answer.facets == {}


def test_nothing_found_is_an_empty_page():
    ProjectFactory(stage="ongoing")
    answer = found({"stage": ["planned"]})
    assert (answer.rows, answer.total) == ([], 0)
    nothing = {name: {} for name in facets_of(Project.objects.all())}
    assert answer.facets == {**nothing, "stage": {"ongoing": 1}}
