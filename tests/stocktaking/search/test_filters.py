"""search(): each filter alone, and filters together."""

from datetime import timedelta

import pytest

from goldenbook.models import Commitment
from stocktaking.filtersets import ProjectFilter
from tests.factories import (
    CommitmentFactory,
    ProjectFactory,
    text,
)
from tests.stocktaking.search.asking import NOW, found, owner, rows

pytestmark = pytest.mark.django_db

WAYS = [
    # the filter, what a wanted record has, what another one has
    ({"action_line": ["C1"]}, {"lines": ["C2", "C1"]}, {"lines": ["C2"]}),
    ({"target": ["a"]}, {"targets": ["b", "a"]}, {"targets": ["b"]}),
    ({"sdg": [9]}, {"sdgs": [1, 9]}, {"sdgs": [1]}),
    ({"country": ["CH"]}, {"countries": ["KE", "CH"]}, {"countries": ["KE"]}),
    ({"region": ["EUR"]}, {"countries": ["KE", "CH"]}, {"countries": ["KE"]}),
    ({"commission": ["ECA"]}, {"countries": ["KE"]}, {"countries": ["CH"]}),
    ({"group": ["LDC"]}, {"countries": ["NP"]}, {"countries": ["CH"]}),
    ({"activity_type": ["training"]}, {"activity_type": "training"}, {}),
    ({"level": ["local"]}, {"level": "local"}, {"level": "national"}),
    ({"area": ["infrastructure"]}, {"area": "infrastructure"}, {}),
    ({"stage": ["planned"]}, {"stage": "planned"}, {"stage": "ongoing"}),
    ({"language": ["fr"]}, {"texts": [text(), text("B", "fr")]}, {}),
    (
        {"collection": ["prize"]},
        {"collections": ["prize", "x"]},
        {"collections": ["x"]},
    ),
    ({"year_from": 2010}, {"year": 2010}, {"year": 2009}),
    ({"year_to": 2010}, {"year": 2010}, {"year": 2011}),
    ({"updated_since": NOW}, {"updated_at": NOW}, {"updated_at": NOW - timedelta(1)}),
    ({"stakeholder_type": ["academia"]}, {"stakeholder_type": "academia"}, {}),
    ({"q": "market"}, {"texts": [text("Market prices")]}, {}),
]


@pytest.mark.parametrize(("filters", "wanted", "other"), WAYS)
def test_each_filter_finds_what_it_asks_for_and_nothing_else(
    world, filters, wanted, other
):
    alone = {"organisation": None} if "stakeholder_type" in wanted else {}
    row = ProjectFactory(**wanted, **alone)
    ProjectFactory(**other)

    answer = found(filters)

    assert (answer.rows, answer.total) == ([row], 1)


def test_every_filter_of_a_project_is_tried_here():
    tried = {name for filters, _wanted, _other in WAYS for name in filters}
    beside = {"organisation", "partner", "ordering"}  # tried by themselves
    assert tried | beside == set(ProjectFilter.base_filters)


def test_records_of_an_organisation_by_its_reference():
    row, _other = ProjectFactory(), ProjectFactory()
    assert rows(organisation=[row.organisation.reference]) == {row}


@pytest.mark.parametrize(
    ("name", "value"), [("fulfilment", "abandoned"), ("timescale", "longer")]
)
def test_commitments_are_asked_for_more(name, value):
    row = CommitmentFactory(**{name: value})
    CommitmentFactory()
    answer = found({name: [value]}, base=Commitment.objects.for_cards())
    assert (answer.rows, answer.total) == ([row], 1)


def test_name_that_search_does_not_know_is_no_reason_to_find_everything():
    ProjectFactory()
    with pytest.raises(KeyError, match="colour"):
        found({"colour": ["blue"]})


def test_type_is_the_organisations_or_else_the_records_own():
    first = ProjectFactory(**owner(stakeholder_type="academia"))
    second = ProjectFactory(organisation=None, stakeholder_type="academia")
    ProjectFactory(**owner(stakeholder_type="business"))
    ProjectFactory(organisation=None)
    ProjectFactory()
    answer = found({"stakeholder_type": ["academia"]})
    assert set(answer.rows) == {first, second}
    assert answer.facets["stakeholder_type"] == {"academia": 2, "business": 1}


def test_several_values_of_a_name_mean_any_and_several_names_mean_and():
    first = ProjectFactory(lines=["C1"], sdgs=[1])
    second = ProjectFactory(lines=["C2"], sdgs=[2])
    ProjectFactory(lines=["C3"], sdgs=[1])
    assert rows(action_line=["C1", "C2"]) == {first, second}
    assert rows(action_line=["C1", "C2"], sdg=[2]) == {second}
    assert rows(action_line=["C1"], sdg=[2]) == set()


def test_two_names_may_be_met_by_two_rows_of_a_list():
    row = ProjectFactory(lines=["C1", "C2"], countries=["CH", "KE"])
    answer = found({"action_line": ["C1", "C2"], "country": ["CH", "KE"]})
    assert (answer.rows, answer.total) == ([row], 1)


def test_both_ends_of_the_years():
    wanted = [ProjectFactory(year=year) for year in (2009, 2010, None)]
    ProjectFactory(year=2011)
    assert rows(year_from=2009, year_to=2010) == set(wanted[:2])


def test_c7_brings_its_sub_lines_and_a_sub_line_only_itself():
    general, health = ProjectFactory(lines=["C7"]), ProjectFactory(lines=["C7-EHEALTH"])
    ProjectFactory(lines=["C8"])
    assert rows(action_line=["C7"]) == {general, health}
    assert rows(action_line=["C7-EHEALTH"]) == {health}
