"""The page of the figures, and the API beside it."""

import csv
import os
from io import StringIO
from itertools import combinations, permutations

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import CommitmentFactory, ProjectFactory, RegionFactory
from tests.wsis_portal.overview.statistics.world import world
from wsis_portal.overview.statistics import DIMENSIONS, MEASURES

pytestmark = pytest.mark.django_db
AUDIT = bool(os.environ.get("AUDIT"))
ASKED = [*MEASURES] if AUDIT else ["records"]
TWO = [*(permutations if AUDIT else combinations)(DIMENSIONS, 2)]
PAIRS = [*TWO, *((by, "") for by in DIMENSIONS)]
EVERY_LINE = ("C1", "C3", "C7-EHEALTH")


def question(by, across, measure="records"):
    """Of the register that has both, where both do not."""
    registers = {tuple(DIMENSIONS[one].registers) for one in (by, across) if one}
    (smallest,) = {min(registers, key=len)}
    if len(registers) > 2 or len({one for one in registers if len(one) == 1}) > 1:
        return None
    if len(smallest) == 1 and smallest[0] not in MEASURES[measure].registers:
        return None
    if len(smallest) == 1 and len(MEASURES[measure].registers) > 1:
        measure = f"{smallest[0]}s"
    return {"measure": measure, "by": by, "across": across}


def told(client, asked):
    answer = client.get("/api/v1/statistics/", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def shown(client, asked):
    answer = client.get("/statistics/", asked)
    assert answer.status_code == 200, asked
    return answer.context["table"]


@pytest.mark.parametrize("measure", ASKED)
def test_page_and_api_tell_the_same_for_every_pair(client, measure):
    world()
    for by, across in PAIRS:
        if not (asked := question(by, across, measure)):
            continue
        table, answer = shown(client, asked), told(client, asked)

        assert answer["total"] == table.whole.number
        of_page = [
            (None if row.is_none else row.code, cell.number, [c.number for c in under])
            for row, cell, under in table.lines
        ]
        of_api = [
            (row["code"], row["value"], [cell["value"] for cell in row["cells"]])
            for row in answer["rows"]
        ]
        assert of_page == of_api, asked
        feet = [cell.number for cell in table.feet]
        assert feet == [column["value"] for column in answer["columns"]]


def test_every_pair_of_one_register_is_asked():
    asked = [question(*pair) for pair in PAIRS]
    pairs = {(one["by"], one["across"]) for one in asked if one}
    between = {(a, b) for a, b in PAIRS if "stage" in (a, b) and {a, b} & {*PROMISES}}
    assert {*PAIRS} - pairs == between


PROMISES = ("fulfilment", "timescale")
WRONG = {
    "measure=people": "measure",
    "by=colour": "by",
    "across=colour": "across",
    "by=country&across=country": "across",
    "across=action_line": "across",
    "by=country&by=sdg": "by",
    "measure=records&measure=amount": "measure",
    "q=radio&q=school": "q",
    "by=stage": "by",
    "measure=amount&by=stage": "by",
    "measure=projects&across=fulfilment": "across",
    "country=XX": "country",
    "year_from=soon": "year_from",
    "ordering=-amount": "ordering",
    "page=1": "page",
    "colour=blue": "colour",
    "&".join(f"country=A{n}" for n in range(101)): "country",
}


@pytest.mark.parametrize("address", ["/statistics/", "/api/v1/statistics/"])
@pytest.mark.parametrize(("wrong", "name"), WRONG.items())
def test_question_that_is_not_understood_is_refused_by_name(
    client, address, wrong, name
):
    answer = client.get(f"{address}?{wrong}")

    assert answer.status_code == 400
    if address.startswith("/api/"):
        assert [*answer.json()["errors"]] == [name]
    else:
        assertContains(answer, f"<code>{name}</code>", status_code=400)


@pytest.mark.parametrize("address", ["/statistics/", "/api/v1/statistics/"])
def test_what_is_no_text_is_refused(client, address):
    assert client.get(f"{address}?by=%00").status_code == 400
    assert client.get(f"{address}?by=%ff").status_code == 400


def test_file_has_a_row_for_each_figure(client):
    world()

    answer = client.get(
        "/api/v1/statistics/?measure=amount&by=country&across=level&format=csv"
    )

    text = b"".join(answer.streaming_content).decode().removeprefix("\ufeff")
    rows = list(csv.reader(StringIO(text)))
    assert rows[0] == [
        *("country", "country_name", "level", "level_name"),
        *("amount", "given", "unconverted"),
    ]
    figures = {(row[0], row[2]): row[4:] for row in rows[1:]}
    assert figures["KE", "national"] == ["300.00", "1", "0"]
    assert figures["KE", "*"] == ["1300.00", "2", "0"]
    assert figures["CH", ""] == ["0.00", "1", "1"]
    assert figures["*", "*"] == ["1300.00", "3", "1"]


def test_cells_of_a_file_are_no_formulas(client):
    RegionFactory(code="AFR", scheme="region", name="=1+1")

    answer = client.get("/api/v1/statistics/?by=region&format=csv")

    assert "AFR,'=1+1,0" in b"".join(answer.streaming_content).decode()


def test_page_says_what_adds_up_and_what_is_missing(client):
    world()
    several = "A record may have several values of: Country."
    one = "A record has one value at most"

    assertContains(client.get("/statistics/?by=country"), several)
    assertNotContains(client.get("/statistics/?by=country"), one)
    assertContains(client.get("/statistics/?by=year&across=level"), one)
    money = client.get("/statistics/?measure=amount")
    assertContains(money, "3 commitments state an amount.")
    assertContains(money, "1 of them is in a currency")
    assertContains(money, "A bank")


def test_row_leads_to_its_records_under_the_same_filters(client):
    world()

    page = client.get("/statistics/?measure=projects&by=country&sdg=9&year_to=2010")

    (row,) = [line for line in page.context["lines"] if line.url]
    assert row.url == "/projects/?sdg=9&year_to=2010&country=CH"
    assert client.get(row.url).context["found"].total == row.cell.number == 1


def test_filters_without_a_control_stay_asked(client):
    world()

    page = client.get("/statistics/?sdg=9&by=country")

    assertContains(page, '<input type="hidden" name="sdg" value="9">', html=True)


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    client.get("/statistics/")  # names that the process knows for a minute
    for n in range(number):
        ProjectFactory(lines=EVERY_LINE[: n + 1], countries=["CH"])
        CommitmentFactory(countries=["FR"])

    # of both registers: edition, figures; edition, total, facets. Names of countries
    # and regions that are new
    with django_assert_num_queries(12):
        client.get("/statistics/")
