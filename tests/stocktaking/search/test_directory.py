"""The directory of organisations: what is found, in which order, with which counts."""

from datetime import timedelta

import pytest

from stocktaking.publishing import rename
from stocktaking.search.directory import directory
from tests.factories import (
    CommitmentFactory,
    OrganisationFactory,
    PartnerFactory,
    ProjectFactory,
)
from tests.stocktaking.search.asking import NOW, in_region
from wsis_portal.pages import Page

pytestmark = pytest.mark.django_db


def found(page=None, **filters):
    return directory(filters, page or Page())


def names(**filters):
    return [row.name for row in found(**filters).rows]


def test_organisations_stand_by_name_case_and_accents_aside():
    for name in ("zoo", "\u00c9clair", "Arcade"):
        PartnerFactory(name=name)
    assert names() == ["Arcade", "\u00c9clair", "zoo"]


@pytest.mark.parametrize(
    "typed", ["radio trust", "TRUST radio", "r\u00e1d", "old club", "Club trust"]
)
def test_all_words_are_in_its_names_in_any_order(typed):
    row = PartnerFactory(name="The Old Club of Radio and Trust")
    PartnerFactory(name="Club")
    assert [one.pk for one in found(q=typed).rows] == [row.pk]


def test_organisation_is_found_by_a_former_name():
    row = PartnerFactory(name="Village Film")
    rename(row, "Radio Centre")
    assert names(q="village film") == ["Radio Centre"]


def test_misspelt_name_is_looked_for_once_more():
    for name in ("Radio Centre", "Film Centre"):
        ProjectFactory(organisation=OrganisationFactory(name=name))

    answer = found(q="raido centre")

    assert (answer.corrected, [row.name for row in answer.rows]) == (
        "radio centre",
        ["Radio Centre"],
    )


@pytest.mark.parametrize("typed", ["!!!", "zzzzzzz"])
def test_name_that_nobody_has_finds_none(typed):
    PartnerFactory(name="Radio")
    assert (found(q=typed).total, found(q=typed).corrected) == (0, "")


def placed():
    """Two governments and a business in Kenya and Switzerland, one nowhere."""
    kenya, swiss = in_region("KE", "AFR"), in_region("CH", "EUR")
    rows = (("A", kenya, "government"), ("B", kenya, "business"))
    for name, country, kind in (*rows, ("C", swiss, "government"), ("D", None, "")):
        PartnerFactory(name=name, country=country, stakeholder_type=kind)


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ({"country": ["KE"]}, ["A", "B"]),
        ({"region": ["EUR"]}, ["C"]),
        ({"region": ["EUR", "AFR"], "stakeholder_type": ["government"]}, ["A", "C"]),
        ({"country": ["CH"], "stakeholder_type": ["business"]}, []),
    ],
)
def test_filters_narrow(filters, rows):
    placed()
    assert names(**filters) == rows


def test_facet_is_counted_under_the_other_choices():
    placed()

    answer = found(country=["KE"])

    assert answer.facets == {
        "stakeholder_type": {"government": 1, "business": 1},
        "country": {"KE": 2, "CH": 1},
        "region": {"AFR": 2},
    }


def test_country_in_a_region_of_another_scheme_is_counted_once():
    placed()
    in_region("KE", "ECA", "commission")
    assert found().facets["region"] == {"AFR": 2, "EUR": 1}


def test_organisations_stand_by_their_records():
    none, one, two = (PartnerFactory(name=n) for n in "ABC")
    ProjectFactory(organisation=two, published_at=NOW)
    CommitmentFactory(organisation=two, published_at=NOW)
    ProjectFactory(organisation=one, published_at=NOW + timedelta(1))

    most, newest = found(ordering="-records"), found(ordering="-newest")

    assert [(row.pk, row.records) for row in most.rows] == [
        (two.pk, 2),
        (one.pk, 1),
        (none.pk, 0),
    ]
    assert [row.pk for row in newest.rows] == [one.pk, two.pk, none.pk]


@pytest.mark.parametrize("ordering", ["name", "-records", "-newest"])
def test_pages_share_no_row(ordering):
    made = {PartnerFactory(name="Same", slug=f"same-{n}") for n in range(5)}
    pages = [found(Page(n, 2), ordering=ordering).rows for n in (1, 2, 3)]
    assert [len(rows) for rows in pages] == [2, 2, 1]
    assert {row for rows in pages for row in rows} == made


@pytest.mark.parametrize("count", [1, 3])
def test_directory_costs_the_same_for_any_number(count, django_assert_num_queries):
    kenya = in_region("KE", "AFR")
    for _ in range(count):
        ProjectFactory(organisation__country=kenya)

    # total; rows with country, tallies; three facets
    with django_assert_num_queries(6):
        rows = found().rows
        told = [
            (row.country, [one.records for one in row.tallies.all()]) for row in rows
        ]

    assert len(told) == count


def test_organisation_without_a_record_is_not_listed():
    owner, beside, gone = (
        OrganisationFactory(),
        OrganisationFactory(),
        OrganisationFactory(),
    )
    row = CommitmentFactory(organisation=owner)
    row.partners.create(position=0, organisation=beside, role="funding")
    taken_down = ProjectFactory(organisation=gone)
    assert {one.pk for one in found().rows} == {owner.pk, beside.pk, gone.pk}

    taken_down.delete()

    assert {one.pk for one in found().rows} == {owner.pk, beside.pk}
    assert found().total == 2
    assert found(q=gone.name).rows == []
