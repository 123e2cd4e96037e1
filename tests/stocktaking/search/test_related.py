"""What a reader may want to read next: what has most in common, at most five."""

from datetime import UTC, datetime

import pytest

from stocktaking.search.related import related
from tests.factories import CommitmentFactory, OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def row(**more):
    return ProjectFactory(**{"lines": ["C3"], "countries": ["CH"], **more})


def of(item, *besides):
    return related(type(item).objects.all(), item, besides)


def test_most_in_common_comes_first():
    here = row(sdgs=[9])
    line = row(countries=["FR"])
    both = row(countries=["CH"])
    goal = row(countries=["CH"], sdgs=[9])
    assert of(here) == [goal, both, line]


def test_those_of_one_organisation_are_related():
    owner = OrganisationFactory()
    here = row(organisation=owner)
    theirs = row(organisation=owner, lines=["C9"], countries=["KE"])
    row(lines=["C9"], countries=["KE"])
    assert of(here) == [theirs]


def test_newest_comes_first_among_equals():
    here = row()
    old, new = (row(published_at=datetime(y, 1, 1, tzinfo=UTC)) for y in (2020, 2021))
    assert of(here) == [new, old]


def test_records_without_an_organisation_are_not_one_by_that():
    here = row(organisation=None, lines=[], countries=[])
    row(organisation=None, lines=[], countries=[])
    assert of(here) == []


def test_never_more_than_five_nor_itself_nor_its_entries():
    here = row()
    others = [row() for _other in range(7)]
    found = of(here, others[-1].reference)
    assert found == others[-2:-7:-1]


def test_registers_are_not_mixed():
    promise = CommitmentFactory(lines=["C3"])
    other = CommitmentFactory(lines=["C3"])
    row()
    assert of(promise) == [other]


@pytest.mark.parametrize("number", [1, 3])
def test_they_cost_the_same_for_any_number(number, django_assert_num_queries):
    here = row()
    for _other in range(number):
        row()

    with django_assert_num_queries(2):  # which; rows
        found = of(here)

    assert len(found) == number
