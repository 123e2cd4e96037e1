"""Each figure that a page shows is what the API answers to the same question."""

from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from actionlines.models import ActionLine, Country
from stocktaking.models import Organisation
from tests.stocktaking.decided import decided_over_two_years
from wsis_portal.overview.reports.gathering import gather

REGISTERS = {"projects": "projects", "golden-book": "commitments"}
"""The word of the pages, and that of the API."""
QUESTIONS = [
    "",
    "q=radio",
    "action_line=C7&action_line=C3",
    "region=AFR&stakeholder_type=government",
    "q=training&year_from=2010&country=SN&country=KE&country=IN",
    "q=nothing-of-this-name",
]


@pytest.fixture(scope="module")
def facts(django_db_setup, django_db_blocker):
    """Made records, once for this file."""
    from django.db import transaction  # noqa: PLC0415  # beside its use

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", stdout=StringIO())
        call_command("make_records", 120, seed=7, stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def page(facts, db):
    client = Client()

    def context(path):
        answer = client.get(path)
        assert answer.status_code == 200, path
        return answer.context

    return context


@pytest.fixture
def api(facts, db):
    client = Client()

    def answer(path):
        found = client.get(f"/api/v1/{path}")
        assert found.status_code == 200, path
        return found.json()

    return answer


def total(api, name, question=""):
    return api(f"{name}/?page_size=1&{question}".rstrip("&"))["count"]


def together(api, facet):
    """Of both registers."""
    found = Counter()
    for name in REGISTERS.values():
        found.update(api(f"facets/{name}/")[facet])
    return found


def test_first_page(page, api):
    shown = page("/")

    lines, countries = together(api, "action_line"), together(api, "country")
    assert shown["projects"] == total(api, "projects")
    assert shown["commitments"] == total(api, "commitments")
    assert shown["organisations"] == total(api, "organisations")
    assert shown["countries"] == len(countries)
    bars = [*shown["whole_lines"], *shown["seventh"]]
    assert {bar.line.code: bar.count for bar in bars if bar.count} == lines
    assert {row.code: row.number for row in shown["map"].places} == countries


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("view", ["list", "table", "map"])
def test_catalogues(page, api, register, question, view):
    shown = page(f"/{register}/?{question}&view={view}".replace("?&", "?"))

    name, found = REGISTERS[register], shown["found"]
    facets = api(f"facets/{name}/?{question}")
    assert found.total == total(api, name, question) == facets.pop("count")
    assert found.facets == facets
    if view == "map" and found.total:
        numbers = {row.code: row.number for row in shown["map"].places}
        assert numbers == facets["country"]


def test_countries(page, api):
    by_register = {
        name: api(f"facets/{name}/")["country"] for name in REGISTERS.values()
    }
    listed = [
        place for _name, places in page("/countries/")["groups"] for place in places
    ]

    for place in listed:
        code = place.country.code
        assert place.projects == by_register["projects"].get(code, 0)
        assert place.commitments == by_register["commitments"].get(code, 0)
    for code in ("SN", "IN", "VA"):
        shown = page(Country.objects.get(code=code).get_absolute_url())
        assert shown["project_count"] == total(api, "projects", f"country={code}")
        assert shown["commitment_count"] == total(api, "commitments", f"country={code}")


def test_organisations(page, api):
    directory = page("/organisations/")

    assert directory["found"].total == total(api, "organisations")
    for row in Organisation.objects.order_by("-pk")[:5]:
        shown = page(row.get_absolute_url())
        for name in REGISTERS.values():
            own, beside = shown[name], shown[f"{name}_beside"]
            asked = f"organisation={row.reference}"
            assert own.total == total(api, name, asked)
            bars = own.trend.latest_first if own.trend else []
            drawn = {str(bar.year): bar.number for bar in bars}
            assert drawn == api(f"facets/{name}/?{asked}")["year"]
            assert beside.total == total(api, name, f"partner={row.reference}")


@pytest.fixture
def decisions(facts, db):
    decided_over_two_years()


@pytest.mark.parametrize(
    "question",
    ["", "register=project", "decision=refused&year_to=2025", "reason=out-of-scope"],
)
def test_decisions(page, api, decisions, question):
    shown = page(f"/decisions/?{question}")

    told = api(f"facets/decisions/?{question}")
    found = {name: shown["found"][name] for name in told}
    assert found == told
    assert found["count"] == total(api, "decisions", question) > 0
    listed = api(f"decisions/?{question}")
    days = [one["waiting_days"] for one in listed["results"]]
    assert [one.waiting_days for one in shown["decisions"]] == days
    assert found["median_waiting_days"] == listed["median_waiting_days"]


def test_statistics(page, api):
    for question in ("by=country&across=sdg&region=AFR", "measure=amount&by=year"):
        shown, told = page(f"/statistics/?{question}"), api(f"statistics/?{question}")

        table = shown["table"]
        of_api = {row["code"]: row["value"] for row in told["rows"]}
        assert told["total"] == float(table.whole.number)
        for row in table.real:
            assert of_api[row.code] == float(table.cell(row.code).number)
    by_line = {row["code"]: row["value"] for row in api("statistics/")["rows"]}
    lines = together(api, "action_line")
    assert {
        code: number for code, number in by_line.items() if number and code
    } == lines


def test_map_of_the_world(page, api):
    shown = page("/statistics/map/?measure=projects")

    countries = api("facets/projects/")["country"]
    assert {row.code: row.number for row in shown["map"].places} == countries


def test_golden_book(page, api):
    shown = page("/golden-book/statistics/")

    rows = api("golden-book-statistics/")["rows"]
    assert shown["total"] == total(api, "commitments")
    assert sum(row["commitments"] for row in rows) == shown["total"]
    assert sum(row["overdue"] for row in rows) == shown["all"].overdue


def test_action_lines(page, api):
    assert len(page("/action-lines/")["lines"]) == total(api, "action-lines")
    assert total(api, "action-lines") == ActionLine.objects.count()


def test_yearly_report(facts, db, api):
    figures = gather(2026, date(2026, 11, 23))

    for register, name in {"project": "projects", "commitment": "commitments"}.items():
        told, facets = figures["registers"][register], api(f"facets/{name}/")
        assert told["held"] == total(api, name)
        assert told["started"] == facets["year"]
        for dimension, numbers in told["by"].items():
            assert numbers["held"] == facets[dimension]
    assert figures["organisations"] == total(api, "organisations")
    assert figures["progress"]["fulfilment"] == api("facets/commitments/")["fulfilment"]
