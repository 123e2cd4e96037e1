"""The map of the world by measures and by indicators."""

from decimal import Decimal

import pytest
from pytest_django.asserts import assertContains

from tests.factories import CountryFactory, ObservationFactory, ProjectFactory
from tests.factories.actionlines import IndicatorFactory
from tests.wsis_portal.overview.statistics.world import world

pytestmark = pytest.mark.django_db
MAP = "/statistics/map/"


def shown(client, question=""):
    answer = client.get(f"{MAP}?{question}")
    assert answer.status_code == 200, question
    return answer.context


def numbers(context):
    return {place.code: place.number for place in context["map"].places}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("", {"CH": 4, "FR": 2, "KE": 2}),
        ("measure=projects", {"CH": 2, "FR": 1}),
        ("measure=commitments&year=2010", {"KE": 1}),
        ("measure=amount", {"KE": Decimal("1300.00"), "CH": Decimal("300.00")}),
        ("action_line=C1&classes=equal", {"CH": 2, "KE": 1}),
    ],
)
def test_map_has_the_figures_of_the_statistics(client, question, told):
    world()

    context = shown(client, question)

    assert numbers(context) == told
    answer = client.get(context["data"]).json()
    of_api = {row["code"]: row["value"] for row in answer["rows"] if row["code"]}
    assert {code: n for code, n in of_api.items() if n} == {
        code: pytest.approx(float(n)) for code, n in told.items()
    }


def observed(indicator, country, year, value, **more):
    place = CountryFactory(code=country)
    ObservationFactory(
        indicator=indicator, country=place, year=year, value=Decimal(value), **more
    )


def test_map_of_an_indicator_is_of_its_latest_year_or_of_the_one_asked(client):
    indicator = IndicatorFactory(code="1.1", unit="per cent")
    observed(indicator, "CH", 2010, "40")
    observed(indicator, "CH", 2012, "43.5")
    observed(indicator, "KE", 2012, "0")

    assert numbers(shown(client, "indicator=1.1")) == {"CH": Decimal("43.5"), "KE": 0}
    assert numbers(shown(client, "indicator=1.1&year=2010")) == {"CH": 40}
    assert numbers(shown(client, "indicator=1.1&year=1999")) == {}
    page = client.get(f"{MAP}?indicator=1.1")
    assertContains(page, ": 43.5 (per cent)</title>")
    assertContains(page, "Sources")
    answer = client.get(page.context["data"]).json()
    assert {row["country"]: Decimal(row["value"]) for row in answer["results"]} == {
        "CH": Decimal("43.5"),
        "KE": 0,
    }


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("classes=round", "classes"),
        ("indicator=none", "indicator"),
        ("indicator=1.1&country=CH", "country"),
        ("indicator=1.1&indicator=1.2", "indicator"),
        ("by=country", "by"),
        ("year=0", "year"),
    ],
)
def test_question_that_is_not_understood_is_refused(client, question, name):
    IndicatorFactory(code="1.1")
    IndicatorFactory(code="1.2")
    CountryFactory(code="CH")

    answer = client.get(f"{MAP}?{question}")

    assertContains(answer, f"<code>{name}</code>", status_code=400)


@pytest.mark.parametrize("number", [1, 3])
def test_map_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for code in ["CH", "FR", "KE"][:number]:
        ProjectFactory(countries=[code])
    client.get(MAP)
    ProjectFactory(countries=["CH"])

    # edition and figures of both registers, of one remembered; indicators of countries
    with django_assert_num_queries(4):
        client.get(MAP)
