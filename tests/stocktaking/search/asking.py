"""How the tests of this folder ask, and what they need to make."""

from datetime import UTC, datetime

from actionlines.choices import Scheme
from stocktaking.models import Project
from stocktaking.search import search
from tests.factories import (
    CountryFactory,
    OrganisationFactory,
    RegionFactory,
    RegionMemberFactory,
)
from wsis_portal.pages import Page

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def found(filters=None, page=None, base=None):
    return search(base or Project.objects.for_cards(), filters or {}, page or Page())


def rows(**filters):
    return set(found(filters).rows)


def in_region(code, region, scheme=Scheme.REGION):
    country = CountryFactory(code=code)
    RegionMemberFactory(
        region=RegionFactory(code=region, scheme=scheme), country=country
    )
    return country


def owner(**more):
    return {"organisation": OrganisationFactory(**more)}
