"""Numbers are counted once in an edition, and anew in the next."""

import pytest

from goldenbook.models import Commitment
from stocktaking.models import Edition, Project
from stocktaking.search import by_facet, counted, search
from tests.factories import CommitmentFactory, ProjectFactory, record
from wsis_portal.pages import Page

pytestmark = pytest.mark.django_db


def total(**filters):
    return search(Project.objects.all(), filters, Page()).total


def test_nothing_is_counted_twice_in_an_edition(django_assert_num_queries):
    ProjectFactory(lines=["C1"])
    counted(Project.objects.all(), {"action_line": ["C1"]}, ["country"])

    with django_assert_num_queries(1):  # the number of the edition
        numbers = counted(Project.objects.all(), {"action_line": ["C1"]}, ["country"])

    assert numbers == (1, {"country": {}})


def test_order_of_the_filters_makes_no_other_question(django_assert_num_queries):
    filters = {"stage": ["planned"], "level": ["local"]}
    counted(Project.objects.all(), filters, ["country"])
    backwards = dict(reversed(filters.items()))
    with django_assert_num_queries(1):
        counted(Project.objects.all(), backwards, ["country"])


def test_other_question_has_its_own_numbers():
    ProjectFactory(stage="planned")
    assert (total(stage=["planned"]), total(stage=["stopped"]), total()) == (1, 0, 1)


def test_publication_is_counted_at_once():
    before = total(), by_facet(Project.objects.all(), "language")

    record()

    after = total(), by_facet(Project.objects.all(), "language")
    assert (before, after) == ((0, {}), (1, {"en": 1}))


def test_registers_are_counted_apart():
    ProjectFactory()
    CommitmentFactory.create_batch(2)
    found = [
        search(model.objects.all(), {}, Page()).total for model in (Project, Commitment)
    ]
    assert found == [1, 2]


def test_register_without_records_is_edition_nought():
    assert Edition.objects.current("commitment") == 0
    Edition.objects.turn("commitment")
    first = Edition.objects.current("commitment")
    Edition.objects.turn("commitment")
    second = Edition.objects.current("commitment")
    assert 0 < first < second
    assert str(Edition.objects.get()) == f"commitment {second}"


def test_number_does_not_come_again_after_a_backup_is_restored():
    Edition.objects.turn("project")
    saved = Edition.objects.current("project")
    Edition.objects.turn("project")
    lost = Edition.objects.current("project")

    Edition.objects.update(number=saved)
    Edition.objects.turn("project")

    assert Edition.objects.current("project") > lost


def test_far_pages_are_read_from_the_end_and_miss_nothing():
    made = ProjectFactory.create_batch(7)
    pages = [
        search(Project.objects.all(), {}, Page(number, 2)).rows
        for number in (1, 2, 3, 4)
    ]
    assert [row for page in pages for row in page] == made[::-1]
