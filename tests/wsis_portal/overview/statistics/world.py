"""A small world, whose figures are counted by hand."""

from datetime import date
from decimal import Decimal

from actionlines.models import ExchangeRate
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    RegionFactory,
    RegionMemberFactory,
    SubmissionFactory,
    document,
)


def world():
    """Three projects, four commitments, and a draft, which is nobody's figure."""
    for code, country in (("EUR", "CH"), ("EUR", "FR"), ("AFR", "KE")):
        region = RegionFactory(code=code, scheme="region")
        member = CountryFactory(code=country)
        RegionMemberFactory(country=member, region=region)
    ExchangeRate.objects.create(
        currency="CHF", date=date(2012, 1, 1), rate=Decimal("1.5"), source="A bank"
    )
    state = OrganisationFactory(stakeholder_type="government")
    firm = OrganisationFactory(stakeholder_type="business")
    ProjectFactory(
        organisation=state,
        lines=["C1", "C3"],
        countries=["CH"],
        sdgs=[9],
        year=2010,
        level="national",
        activity_type="project",
        stage="ongoing",
        area="infrastructure",
    )
    ProjectFactory(
        organisation=firm,
        lines=["C3"],
        countries=["CH", "FR"],
        sdgs=[4, 9],
        targets=["b"],
        year=2011,
        level="international",
        activity_type="training",
        stage="completed",
    )
    ProjectFactory(organisation=None, lines=["C7-EHEALTH"])
    CommitmentFactory(
        organisation=state,
        lines=["C3"],
        countries=["KE"],
        sdgs=[4],
        year=2010,
        timescale="five-years",
        fulfilment="in-progress",
        amount=Decimal("1000.00"),
        currency="USD",
    )
    CommitmentFactory(
        organisation=firm,
        lines=["C1"],
        countries=["CH", "KE"],
        year=2012,
        level="national",
        amount=Decimal("200.00"),
        currency="CHF",
    )
    CommitmentFactory(organisation=firm, lines=[], countries=["FR"])
    CommitmentFactory(
        organisation=state, countries=["CH"], amount=Decimal(50), currency="XAF"
    )
    SubmissionFactory(
        document=document(countries=["CH"], starts_on="1999", activity_type="toolkit")
    )
