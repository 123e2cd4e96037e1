from datetime import date

import factory
from factory.django import DjangoModelFactory

from actionlines.choices import EventKind, Listing, Phase, Role, Scheme
from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    Facilitation,
    Indicator,
    Observation,
    Region,
    RegionMember,
    Sdg,
    SummitEvent,
    Target,
)

SUB_LINES = [
    "C7-EGOVERNMENT",
    "C7-EBUSINESS",
    "C7-ELEARNING",
    "C7-EHEALTH",
    "C7-EEMPLOYMENT",
    "C7-EENVIRONMENT",
    "C7-EAGRICULTURE",
    "C7-ESCIENCE",
]
CODES = [*(f"C{n}" for n in range(1, 8)), *SUB_LINES, "C8", "C9", "C10", "C11"]
COUNTRIES = {  # alpha-2: alpha-3, M49
    "CH": ("CHE", "756"),
    "FR": ("FRA", "250"),
    "IN": ("IND", "356"),
    "KE": ("KEN", "404"),
    "NP": ("NPL", "524"),
    "UY": ("URY", "858"),
}


class SourcedFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    source = "Test"
    as_of = date(2026, 1, 1)


class ActionLineFactory(SourcedFactory):
    """One of the nineteen; a sub-line brings C7. The same code is the same row."""

    class Meta:
        model = ActionLine
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: CODES[n % len(CODES)])
    slug = factory.LazyAttribute(lambda line: line.code.lower().replace("-e", "-e-"))
    position = factory.LazyAttribute(lambda line: CODES.index(line.code) + 1)
    title = factory.LazyAttribute(lambda line: f"Action line {line.code}")
    short_title = factory.LazyAttribute(lambda line: f"Line {line.code}")
    parent = factory.Maybe(
        factory.LazyAttribute(lambda line: "-" in line.code),
        factory.LazyAttribute(lambda line: ActionLineFactory(code="C7")),
    )


class AgencyFactory(SourcedFactory):
    class Meta:
        model = Agency
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"agency-{n}")
    acronym = factory.LazyAttribute(lambda agency: agency.code.upper())
    name = factory.LazyAttribute(lambda agency: f"Agency {agency.code}")


class FacilitationFactory(SourcedFactory):
    class Meta:
        model = Facilitation

    agency = factory.SubFactory(AgencyFactory)
    action_line = factory.SubFactory(ActionLineFactory)
    role = Role.FACILITATOR
    listing = Listing.LEAFLET
    valid_from = "2006"


class RegionFactory(SourcedFactory):
    class Meta:
        model = Region
        django_get_or_create = ["code"]

    scheme = Scheme.REGION
    code = "EUR"
    name = factory.LazyAttribute(lambda region: f"Region {region.code}")


class CountryFactory(SourcedFactory):
    """Codes that are not in COUNTRIES get made-up ones beside them."""

    class Meta:
        model = Country
        django_get_or_create = ["code"]

    code = "CH"
    alpha3 = factory.LazyAttribute(
        lambda c: COUNTRIES.get(c.code, (f"{c.code}X",))[0],
    )
    m49 = factory.LazyAttributeSequence(
        lambda c, n: COUNTRIES.get(c.code, ("", f"{n % 100:03d}"))[1]
    )
    name = factory.LazyAttribute(lambda country: f"Country {country.code}")
    rank = factory.LazyAttribute(lambda c: ord(c.code[0]) * 26 + ord(c.code[1]))


class RegionMemberFactory(SourcedFactory):
    class Meta:
        model = RegionMember

    region = factory.SubFactory(RegionFactory)
    country = factory.SubFactory(CountryFactory)


class SdgFactory(SourcedFactory):
    class Meta:
        model = Sdg
        django_get_or_create = ["number"]

    number = factory.Sequence(lambda n: n % 17 + 1)
    title = factory.LazyAttribute(lambda sdg: f"Goal {sdg.number}")


class TargetFactory(SourcedFactory):
    class Meta:
        model = Target
        django_get_or_create = ["letter"]

    letter = factory.Sequence(lambda n: "abcdefghij"[n % 10])
    number = factory.LazyAttribute(lambda t: "abcdefghij".index(t.letter) + 1)
    title = factory.LazyAttribute(lambda target: f"Target {target.letter}")
    wording_2003 = "To connect."
    wording_review = "To connect."


class IndicatorFactory(SourcedFactory):
    class Meta:
        model = Indicator
        django_get_or_create = ["code"]

    target = factory.SubFactory(TargetFactory)
    code = factory.LazyAttributeSequence(lambda i, n: f"{i.target.number}.{n % 900}")
    title = factory.LazyAttribute(lambda indicator: f"Indicator {indicator.code}")
    unit = "%"


class ObservationFactory(SourcedFactory):
    """Of the world, unless it is given a country or a region."""

    class Meta:
        model = Observation

    indicator = factory.SubFactory(IndicatorFactory)
    year = factory.Sequence(lambda n: 2003 + n % 20)
    value = 50
    unit = "%"


class SummitEventFactory(SourcedFactory):
    class Meta:
        model = SummitEvent
        django_get_or_create = ["slug"]

    slug = factory.Sequence(lambda n: f"event-{n}")
    phase = Phase.GENEVA
    kind = EventKind.MEETING
    title = factory.LazyAttribute(lambda event: event.slug.title())
    starts_on = "2003-12-10"
