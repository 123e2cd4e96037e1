"""Organisations that become rows, and their slugs."""

import pytest

from stocktaking.models import Organisation, Revision
from tests.factories import CountryFactory, OrganisationFactory
from tests.stocktaking.publishing.putting import in_review, publish
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


def test_organisation_that_is_spelled_out_becomes_a_row_when_published():
    CountryFactory(code="CH")
    named = {
        "name": "Radio Trust",
        "stakeholder_type": "civil-society",
        "country": "CH",
        "website": "https://example.org/",
    }
    item = in_review(organisation=named)
    assert not Organisation.objects.filter(name="Radio Trust").exists()

    row = publish(item)

    made = Organisation.objects.get()
    assert (made.name, made.stakeholder_type) == ("Radio Trust", "civil-society")
    assert (made.country.code, made.website) == ("CH", "https://example.org/")
    assert (made.slug, made.reference[:7]) == ("radio-trust", "WSIS-O-")
    assert (row.organisation, row.stakeholder) == (made, "civil-society")
    assert Revision.objects.get().public["organisation"] == made.reference


def test_organisation_that_is_spelled_out_twice_becomes_one_row():
    again = {"name": "RADIO trust"}
    partners = [{"organisation": again, "role": r} for r in ("funding", "extending")]
    row = publish(in_review(organisation={"name": "Radio Trust"}, partners=partners))
    made = Organisation.objects.get()
    assert row.organisation == made
    assert [p.organisation for p in row.partners.all()] == [made, made]


def test_two_names_of_partners_that_turn_out_to_be_one_organisation_are_refused():
    """The second is no folded name of the first, but the slug that the first gets."""
    names = ("Radio's Trust", "radios-trust")
    item = in_review(partners=[{"organisation": {"name": name}} for name in names])

    with pytest.raises(InvalidDocument) as refusal:
        publish(item)

    codes = {k: [p.code for p in v] for k, v in refusal.value.problems.items()}
    assert codes == {"partners": ["partner-twice"]}
    assert not Organisation.objects.filter(slug="radios-trust").exists()


def test_two_waiting_submissions_spell_out_the_same_organisation():
    items = [in_review(organisation={"name": name}) for name in ("Radio", "radio")]
    rows = [publish(item) for item in items]
    assert {row.organisation for row in rows} == {Organisation.objects.get()}


def test_namesakes_of_two_countries_become_two_rows():
    named = [
        {"name": "Ministry", "country": CountryFactory(code=code).code}
        for code in ("CH", "KE")
    ]
    first, second = (publish(in_review(organisation=name)) for name in named)
    assert first.organisation != second.organisation
    reference = second.organisation.reference.lower()
    assert first.organisation.slug == "ministry"
    assert second.organisation.slug == f"ministry-{reference}"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Radio Trust", "radio-trust"),
        ("\u0631\u0627\u062f\u064a\u0648", "\u0631\u0627\u062f\u064a\u0648"),
        ("\u519c\u6751\u5e7f\u64ad", "\u519c\u6751\u5e7f\u64ad"),
        ("x" * 200, "x" * 70),
        ("x" * 69 + " yyy", "x" * 69),
    ],
)
def test_slug_is_made_of_the_name(name, slug):
    row = publish(in_review(organisation={"name": name}))
    assert row.organisation.slug == slug


def test_name_without_a_letter_has_the_reference_as_slug():
    row = publish(in_review(organisation={"name": "+++"}))
    assert row.organisation.slug == row.organisation.reference.lower()


def test_slug_that_another_organisation_has_or_had_is_not_given_twice():
    one = OrganisationFactory(name="Other", slug="radio-trust")
    one.former_names.create(slug="market-board", name="Elsewhere")
    for name, slug in (
        ("Radio Trust", "radio-trust"),
        ("Market Board", "market-board"),
    ):
        made = publish(in_review(organisation={"name": name})).organisation
        assert made.slug == f"{slug}-{made.reference.lower()}"
