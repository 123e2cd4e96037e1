"""What may be the same record, or organisation, and is told to somebody."""

import pytest

from tests.factories import OrganisationFactory, ProjectFactory, text
from tests.stocktaking.importing.files import outcomes, row, taken_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "changes",
    [
        {"country": "UY", "organisation": "radio-trust"},
        {"organisation": "Other Trust"},
        {"organisation": None, "title": "VILLAGE — Rádio"},
    ],
)
def test_possible_duplicate_in_the_file_is_taken_in_and_reported(secretariat, changes):
    results = taken_in(row(), row(id="b", **changes), by=secretariat)

    assert outcomes(results) == ["created", "created"]
    assert [result.twins for result in results] == [(), ("1",)]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Village"},
        {"country": "UY", "organisation": "Other Trust"},
        {"country": None, "organisation": None},
    ],
)
def test_same_title_or_same_stakeholder_alone_is_no_duplicate(secretariat, changes):
    results = taken_in(row(), row(id="b", **changes), by=secretariat)

    assert [result.twins for result in results] == [(), ()]


def test_possible_duplicate_in_the_portal_is_reported_by_its_reference(secretariat):
    radio = [text("village radio")]
    same = OrganisationFactory(name="Radio Trust")
    here = ProjectFactory(texts=radio, organisation=same)
    there = ProjectFactory(texts=radio, organisation=None, countries=["NP"])
    ProjectFactory(texts=radio, organisation=None, countries=["UY"])

    (result,) = taken_in(row(), by=secretariat)

    assert result.outcome == "created"
    assert result.twins == (here.reference, there.reference)


def test_record_is_no_duplicate_of_itself(secretariat):
    taken_in(row(), by=secretariat)

    (result,) = taken_in(row(), by=secretariat)

    assert (result.outcome, result.twins) == ("unchanged", ())


def test_refused_row_is_nobodys_duplicate(secretariat):
    results = taken_in(row(url="radio"), row(id="b"), by=secretariat)

    assert [result.twins for result in results] == [(), ()]


def test_type_that_the_organisation_has_not_is_reported(secretariat):
    known = OrganisationFactory(name="Radio Trust", stakeholder_type="business")

    results = taken_in(row(), row(id="b", organisation_type="business"), by=secretariat)

    assert [result.organisation for result in results] == [known.reference, ""]
    known.refresh_from_db()
    assert known.stakeholder_type == "business"
