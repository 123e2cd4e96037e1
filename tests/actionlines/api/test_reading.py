import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actionlines.choices import EventKind, Listing, Phase, Role, Scheme
from actionlines.models import SdgLink, SdgTarget, TitleVariant, UngisTerm
from tests.factories.actionlines import (
    ActionLineFactory,
    AgencyFactory,
    CountryFactory,
    FacilitationFactory,
    IndicatorFactory,
    ObservationFactory,
    RegionFactory,
    RegionMemberFactory,
    SdgFactory,
    SummitEventFactory,
    TargetFactory,
)

pytestmark = pytest.mark.django_db

SOURCED = {"source": "Test", "as_of": "2026-01-01", "verified": True, "note": ""}


def get(client, address, **query):
    answer = client.get(f"/api/v1/{address}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def values(client, address, field, **query):
    return [row[field] for row in get(client, address, **query)["results"]]


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        get(client, address)
    return len(queries)


@pytest.mark.parametrize(
    "code", ["C7-EHEALTH", "c7-ehealth", "\u04217-EHEALTH", "\u04417-ehealth"]
)
def test_action_line_is_found_as_people_type_it(client, code):
    ActionLineFactory(code="C7-EHEALTH")

    found = get(client, f"action-lines/{code}/")

    assert (found["code"], found["parent"]) == ("C7-EHEALTH", "C7")


def test_action_line_shows_its_facts_with_their_sources(client):
    line = ActionLineFactory(code="C7-EHEALTH")
    agency = AgencyFactory(code="WHO")
    FacilitationFactory(
        agency=agency,
        action_line=line,
        verified=False,
        note="Indicative.",
        valid_to="2008-05",
    )
    TitleVariant.objects.create(action_line=line, title="E-health", **SOURCED)
    link = SdgLink.objects.create(action_line=line, sdg=SdgFactory(number=3), **SOURCED)
    link.targets.add(SdgTarget.objects.create(code="3.8", sdg=link.sdg))

    found = get(client, "action-lines/C7-EHEALTH/")

    assert found["facilitations"] == [
        {
            "agency": "WHO",
            "role": "facilitator",
            "listing": "leaflet-2006",
            "valid_from": "2006",
            "valid_to": "2008-05",
            **SOURCED,
            "verified": False,
            "note": "Indicative.",
        }
    ]
    assert found["variants"] == [{"title": "E-health", **SOURCED}]
    assert found["sdgs"] == [{"sdg": 3, "targets": ["3.8"], **SOURCED}]
    assert get(client, "action-lines/C7/")["sub_lines"] == ["C7-EHEALTH"]


def test_action_line_needs_as_many_queries_for_three_facts_as_for_one(client):
    line = ActionLineFactory(code="C7")

    def add(n):
        ActionLineFactory(code=["C7-EHEALTH", "C7-ESCIENCE", "C7-EBUSINESS"][n])
        FacilitationFactory(action_line=line)
        TitleVariant.objects.create(action_line=line, title=f"Variant {n}", **SOURCED)
        link = SdgLink.objects.create(
            action_line=line, sdg=SdgFactory(number=n + 1), **SOURCED
        )
        link.targets.add(SdgTarget.objects.create(code=f"{n + 1}.1", sdg=link.sdg))

    add(0)
    one = queries_of(client, "action-lines/C7/")
    add(1)
    add(2)

    three = queries_of(client, "action-lines/C7/")

    assert three == one


def test_target_needs_as_many_queries_for_three_observations_as_for_one(client):
    target = TargetFactory(letter="j")

    def add(code):
        place = CountryFactory(code=code)
        ObservationFactory(indicator=IndicatorFactory(target=target), country=place)

    add("CH")
    one = queries_of(client, "targets/j/")
    add("FR")
    add("IN")

    three = queries_of(client, "targets/J/")

    assert three == one


def test_agency_shows_its_history(client):
    agency = AgencyFactory(code="ITU")
    FacilitationFactory(
        agency=agency, action_line=ActionLineFactory(code="C2"), role=Role.FOCAL_POINT
    )
    UngisTerm.objects.create(
        agency=agency, seat="chair", valid_from="2006-07", **SOURCED
    )

    found = get(client, "agencies/itu/")

    assert [(f["action_line"], f["role"]) for f in found["facilitations"]] == [
        ("C2", "focal-point")
    ]
    assert found["ungis_terms"] == [
        {"seat": "chair", "valid_from": "2006-07", "valid_to": "", **SOURCED}
    ]


def test_agency_says_nothing_of_who_moderates(client):
    AgencyFactory(code="ITU")

    assert set(get(client, "agencies/ITU/")) == {
        *("code", "acronym", "name", "acronyms", "names", "unverified_languages"),
        *("facilitations", "ungis_terms", *SOURCED),
    }


def test_target_shows_both_wordings_and_what_was_observed(client):
    target = TargetFactory(letter="j", wording_2003="Half.", wording_review="More.")
    indicator = IndicatorFactory(target=target, code="10.1")
    region = RegionFactory(code="ARB")
    ObservationFactory(
        indicator=indicator, region=region, year=2013, value="96.5", qualifier="about"
    )

    found = get(client, "targets/j/")

    assert (found["wording_2003"], found["wording_review"]) == ("Half.", "More.")
    (shown,) = found["indicators"]
    assert shown["observations"] == [
        {
            "country": None,
            "region": "ARB",
            "year": 2013,
            "value": 96.5,
            "qualifier": "about",
            "unit": "%",
            "words": "",
            **SOURCED,
        }
    ]


def test_indicator_is_found_by_a_code_with_a_dot(client):
    indicator = IndicatorFactory(code="1.1", target=TargetFactory(letter="a"))
    ObservationFactory(indicator=indicator, year=2013)

    found = get(client, "indicators/1.1/")

    assert (found["target"], len(found["observations"])) == ("a", 1)


def test_country_shows_what_it_is_in_by_scheme(client):
    country = CountryFactory(code="NP")
    for scheme, code in [("region", "ASP"), ("commission", "ESCAP"), ("group", "LDC")]:
        region = RegionFactory(scheme=scheme, code=code)
        RegionMemberFactory(country=country, region=region)

    found = get(client, "countries/np/")

    shown = (found["regions"], found["commissions"], found["groups"])
    assert shown == (["ASP"], ["ESCAP"], ["LDC"])
    assert {"region": "LDC", "scheme": "group", "name": "Region LDC"}.items() <= (
        found["memberships"][1].items()
    )


def test_goal_shows_the_lines_that_serve_it(client):
    link = SdgLink.objects.create(
        action_line=ActionLineFactory(code="C3"), sdg=SdgFactory(number=4), **SOURCED
    )
    link.targets.add(SdgTarget.objects.create(code="4.7", sdg=link.sdg))

    found = get(client, "sdgs/4/")

    assert found["action_lines"] == [
        {"action_line": "C3", "targets": ["4.7"], **SOURCED}
    ]


def test_summit_event_is_found_by_its_slug(client):
    SummitEventFactory(slug="tunis-2005", country=CountryFactory(code="CH"))

    assert get(client, "summit-events/tunis-2005/")["country"] == "CH"


def test_action_lines_of_an_agency(client):
    agency = AgencyFactory(code="UNESCO")
    for code in ("C3", "C9"):
        line = ActionLineFactory(code=code)
        FacilitationFactory(agency=agency, action_line=line)
    FacilitationFactory(
        agency=agency, action_line=line, listing=Listing.LATER, role=Role.PARTNER
    )
    FacilitationFactory(action_line=ActionLineFactory(code="C2"))

    assert values(client, "action-lines/", "code", agency="unesco") == ["C3", "C9"]


def test_agencies_of_a_line_with_its_sub_lines(client):
    for agency, code in [("WHO", "C7-EHEALTH"), ("UNDP", "C7"), ("ITU", "C2")]:
        FacilitationFactory(
            agency=AgencyFactory(code=agency), action_line=ActionLineFactory(code=code)
        )

    assert values(client, "agencies/", "code", action_line="C7") == ["UNDP", "WHO"]
    assert values(client, "agencies/", "code", action_line="\u04417-ehealth") == ["WHO"]


def test_indicators_of_targets(client):
    for letter, code in [("a", "1.1"), ("b", "2.1"), ("c", "3.1")]:
        IndicatorFactory(target=TargetFactory(letter=letter), code=code)

    found = values(client, "indicators/", "code", target=["a", "C"])

    assert found == ["1.1", "3.1"]


@pytest.fixture
def observations():
    first, second = (
        IndicatorFactory(code=code, target=TargetFactory(letter=letter))
        for code, letter in [("1.1", "a"), ("2.1", "b")]
    )
    region = RegionFactory(scheme=Scheme.REGION, code="AFR")
    group = RegionFactory(scheme=Scheme.GROUP, code="LDC")
    country = CountryFactory(code="KE")
    RegionMemberFactory(region=region, country=country)
    ObservationFactory(indicator=first, year=2010)
    ObservationFactory(indicator=first, year=2011, region=region)
    ObservationFactory(indicator=second, year=2012, region=group)
    ObservationFactory(indicator=second, year=2013, country=country)


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ({}, [2010, 2011, 2012, 2013]),
        ({"indicator": "1.1"}, [2010, 2011]),
        ({"target": "b"}, [2012, 2013]),
        ({"region": "AFR"}, [2011]),
        ({"group": "ldc"}, [2012]),
        ({"country": "KE"}, [2013]),
        ({"country": "KE", "indicator": "1.1"}, []),
        ({"year": "2012"}, [2012]),
        ({"year_from": "2011", "year_to": "2012"}, [2011, 2012]),
    ],
)
def test_observations_are_narrowed(client, observations, query, years):
    assert values(client, "observations/", "year", **query) == years


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"region": "AFR"}, ["KE"]),
        ({"group": "LDC"}, ["KE", "NP"]),
        ({"region": "AFR", "group": "LDC"}, ["KE"]),
        ({"region": ["AFR", "EUR"]}, ["CH", "KE"]),
        ({"commission": "ECE"}, ["CH"]),
    ],
)
def test_countries_are_narrowed_by_any_of_a_scheme_and_all_schemes(
    client, query, codes
):
    members = [
        ("region", "AFR", "KE"),
        ("region", "EUR", "CH"),
        ("commission", "ECE", "CH"),
        ("group", "LDC", "KE"),
        ("group", "LDC", "NP"),
    ]
    for scheme, region, country in members:
        RegionMemberFactory(
            region=RegionFactory(scheme=scheme, code=region),
            country=CountryFactory(code=country),
        )

    assert values(client, "countries/", "code", **query) == codes


def test_region_of_another_scheme_is_refused(client):
    RegionFactory(scheme=Scheme.GROUP, code="LDC")

    answer = client.get("/api/v1/countries/?region=LDC")

    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["region"])


def test_summit_events_by_phase_and_kind(client):
    for slug, phase, kind in [
        ("a", Phase.GENEVA, EventKind.SUMMIT),
        ("b", Phase.TUNIS, EventKind.SUMMIT),
        ("c", Phase.TUNIS, EventKind.DECISION),
    ]:
        SummitEventFactory(slug=slug, phase=phase, kind=kind)

    found = values(client, "summit-events/", "slug", phase="tunis", kind="summit")

    assert found == ["b"]


def test_goals_of_a_line_and_targets_by_their_verdict(client):
    SdgLink.objects.create(
        action_line=ActionLineFactory(code="C7-EHEALTH"),
        sdg=SdgFactory(number=3),
        **SOURCED,
    )
    SdgFactory(number=4)
    TargetFactory(letter="a", verdict="passed")
    TargetFactory(letter="b", verdict="mixed")

    assert values(client, "sdgs/", "number", action_line="C7") == [3]
    assert values(client, "action-lines/", "code", sdg="3") == ["C7-EHEALTH"]
    assert values(client, "targets/", "letter", verdict="mixed") == ["b"]
