"""Which organisation a document means."""

import pytest

from stocktaking.choices import Profile
from stocktaking.models import Organisation
from tests.factories import CountryFactory, OrganisationFactory, document
from tests.stocktaking.documents.judging import cleaned, codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    owner = OrganisationFactory(
        name="Radio Trust", slug="radio-trust", country=CountryFactory(code="CH")
    )
    owner.former_names.create(slug="radio-club", name="Radio Club")
    return owner


@pytest.mark.parametrize(
    "typed",
    [
        "reference",
        "radio-trust",
        "Radio Trust",
        " RADIO   trust ",
        "R\u00e1dio Tr\u00fcst",
        "radio-club",
        "Radio Club",
        {"name": "Radio Trust"},
        {"name": "radio trust", "country": "CH"},
        {"name": "Radio Club", "country": None},
        {"name": "Radio Trust", "stakeholder_type": "academia", "website": ""},
    ],
)
def test_known_organisation_is_found_however_it_is_named(trust, typed):
    typed = trust.reference.lower() if typed == "reference" else typed
    assert cleaned(organisation=typed)["organisation"] == trust.reference


def test_organisation_without_a_recorded_country_may_be_the_one_meant(trust):
    CountryFactory(code="FR")
    Organisation.objects.update(country=None)
    named = {"name": "Radio Trust", "country": "FR"}
    assert cleaned(organisation=named)["organisation"] == trust.reference


def test_organisation_of_this_name_in_another_country_is_another_one(trust):
    CountryFactory(code="FR")
    named = {"name": "Radio Trust", "country": "fr"}
    assert cleaned(organisation=named)["organisation"] == {
        "name": "Radio Trust",
        "country": "FR",
        "stakeholder_type": "",
        "website": "",
    }


@pytest.mark.parametrize("typed", ["Radio Trust", {"name": "Radio Trust"}])
def test_name_of_several_is_refused_and_asks_for_the_reference(trust, typed):
    OrganisationFactory(name="RADIO TRUST")
    assert codes(document(organisation=typed)) == {"organisation": ["ambiguous"]}
    partner = [{"organisation": typed}]
    assert codes(document(partners=partner)) == {
        "partners.0.organisation": ["ambiguous"]
    }


def test_country_tells_namesakes_apart(trust):
    OrganisationFactory(name="Radio Trust", country=CountryFactory(code="FR"))
    named = {"name": "Radio Trust", "country": "CH"}
    assert cleaned(organisation=named)["organisation"] == trust.reference


def test_organisation_that_is_not_there_yet_stays_spelled_out():
    named = {"name": " Radio Trust ", "website": "https://example.org/"}
    assert cleaned(organisation=named)["organisation"] == {
        "name": "Radio Trust",
        "country": None,
        "stakeholder_type": "",
        "website": "https://example.org/",
    }
    assert not Organisation.objects.filter(name="Radio Trust").exists()


def test_record_without_organisation_may_say_the_type_of_its_stakeholder():
    public = cleaned(
        Profile.HISTORIC, organisation=None, stakeholder_type="academia", source="x"
    )
    assert (public["organisation"], public["stakeholder_type"]) == (None, "academia")
