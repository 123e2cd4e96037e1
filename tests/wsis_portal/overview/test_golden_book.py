"""The statistics of the Golden Book, against figures counted by hand."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
import time_machine
from pytest_django.asserts import assertContains

from actionlines.models import ExchangeRate
from tests.factories import (
    CommitmentFactory,
    OrganisationFactory,
    ProgressReportFactory,
    SubmissionFactory,
    commitment_document,
)
from wsis_portal.overview import golden_book
from wsis_portal.overview.views.golden_book import TITLES

pytestmark = pytest.mark.django_db
PAGE, API = "/golden-book/statistics/", "/api/v1/golden-book-statistics/"


def book():
    """Six commitments of two stakeholders and of nobody, and a draft of no account."""
    ExchangeRate.objects.create(
        currency="CHF", date=date(2020, 1, 1), rate=Decimal("1.5"), source="A bank"
    )
    state = OrganisationFactory(stakeholder_type="government")
    firm = OrganisationFactory(stakeholder_type="business")
    own, theirs = {"organisation": state}, {"organisation": firm}
    promised(5_000, "USD", **own, year=2006, ends_on="2010", level="national")
    promised(10_000, "USD", **own, year=2006, fulfilment="completed", ends_on="2007")
    promised(200_000, "CHF", **theirs, year=2007, ends_on="2026-11")
    promised(70, "XAF", **theirs, year=2007, timescale="five-years")
    late = promised(None, "", **theirs, year=2007, ends_on="2026-10")
    promised(
        None, "USD", organisation=None, anticipated_expenditure=Decimal(100_000_000)
    )
    ProgressReportFactory(commitment=late)
    ProgressReportFactory(commitment=late, ends_on="2025")
    SubmissionFactory(register="commitment", document=commitment_document())


def promised(amount, currency, **more):
    return CommitmentFactory(
        amount=amount and Decimal(amount), currency=currency, **more
    )


def numbers(table):
    found = {row.code: cell.number for row, cell, _under in table.lines}
    return {code: number for code, number in found.items() if number}


def figures(balance):
    names = ("promised", "dollars", "given", "unconverted")
    more = ("reported", "completed", "overdue")
    return tuple(getattr(balance, name) for name in (*names, *more))


def test_statistics_of_2006_are_those_counted_by_hand():
    book()

    tables = golden_book.tables()

    assert [*tables] == [*TITLES]
    kinds = {"government": 2, "business": 3, "-": 1}
    assert numbers(tables["entity"]) == kinds
    assert numbers(tables["scope"]) == {"national": 1, "-": 5}
    assert numbers(tables["type"]) == {"-": 6}
    assert numbers(tables["timescale"]) == {"five-years": 1, "-": 5}
    assert numbers(tables["origin"]) == {"-": 6}
    assert numbers(tables["amount"]) == {"government": 15_000, "business": 300_000}
    assert numbers(tables["expenditure"]) == {"from-100-million": 1, "-": 5}
    assert tables["expenditure"].whole.number == 6


def test_classes_begin_at_their_lower_bound():
    book()

    table = golden_book.tables()["scale"]

    told = {
        row.code: {
            column.code: cell.number
            for column, cell in zip(table.columns, under, strict=True)
            if cell.number
        }
        for row, _cell, under in table.lines
        if any(cell.number for cell in under)
    }
    assert told == {
        "government": {"under-10-thousand": 1, "under-100-thousand": 1},
        "business": {"under-1-million": 1, "unconverted": 1, "-": 1},
        "-": {"-": 1},
    }
    assert table.whole.number == 6


@time_machine.travel("2026-11-30T12:00:00Z")
def test_balance_is_that_counted_by_hand():
    book()

    kinds, years = dict(golden_book.by_stakeholder()), golden_book.by_year()

    assert figures(kinds["Government"]) == (2, Decimal(15_000), 2, 0, 0, 1, 1)
    assert figures(kinds["Business"]) == (3, Decimal(300_000), 2, 1, 1, 0, 1)
    assert figures(kinds["Not recorded"]) == (1, Decimal(0), 0, 0, 0, 0, 0)
    assert [(name, figures(one)[0]) for name, one in years] == [
        *((2007, 3), (2006, 2)),
        ("Not recorded", 1),
    ]
    every = golden_book.together(years)
    assert figures(every) == (6, Decimal(315_000), 4, 1, 1, 1, 2)
    assert every == golden_book.together(kinds.items())


def test_report_that_says_nothing_new_is_counted_at_once():
    commitment = promised(5, "USD")
    assert golden_book.together(golden_book.by_year()).reported == 0

    ProgressReportFactory(commitment=commitment, fulfilment="unknown")

    assert golden_book.together(golden_book.by_year()).reported == 1


@pytest.mark.parametrize(
    ("today", "overdue"), [("2026-11-30", 2), ("2026-12-01", 3), ("2026-10-31", 1)]
)
def test_commitment_is_overdue_from_the_day_after_its_end(today, overdue):
    book()

    with time_machine.travel(f"{today}T12:00:00Z"):
        every = golden_book.together(golden_book.by_year())

    assert every.overdue == overdue


def test_page_and_api_tell_the_same(client):
    book()

    page = client.get(PAGE).context
    rows = client.get(API).json()["rows"]

    names = ("commitments", "amount", "given", "unconverted")
    names += ("reported", "completed", "overdue")
    told = tuple(sum(row[name] for row in rows) for name in names)
    assert told == figures(page["all"])
    parts = {part["name"]: part["table"] for part in page["parts"]}
    for name in ("expenditure", "scale"):
        sizes = {}
        for row in client.get(API, {"part": name}).json()["rows"]:
            sizes[row["size"]] = sizes.get(row["size"], 0) + row["commitments"]
        table = parts[name]
        of_page = table.feet if table.across else [c for _r, c, _u in table.lines]
        values = table.columns or table.rows
        assert sizes == {
            value.code: cell.number
            for value, cell in zip(values, of_page, strict=True)
            if cell.number
        }


def test_file_has_a_row_for_each_stakeholder_type_and_year(client):
    book()

    answer = client.get(API, {"format": "csv"})

    text = b"".join(answer.streaming_content).decode().removeprefix("\ufeff")
    header, *rows = csv.reader(StringIO(text))
    assert header[:4] == ["stakeholder_type", "year", "commitments", "amount"]
    assert sorted(row[:4] for row in rows) == [
        ["", "", "1", "0.00"],
        ["business", "2007", "3", "300000.00"],
        ["government", "2006", "2", "15000.00"],
    ]


def test_unknown_part_is_refused(client):
    answer = client.get(API, {"part": "all"})

    assert answer.status_code == 400
    assert [*answer.json()["errors"]] == ["part"]
    assert client.get(PAGE, {"part": "all"}).status_code == 400


def test_historic_totals_stand_beside_and_are_not_mixed_in(client):
    book()

    page = client.get(PAGE)

    assert page.context["total"] == 6
    assertContains(page, "378 commitments announced around the Tunis phase")
    assertContains(page, "this database alone")


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    client.get(PAGE)
    CommitmentFactory.create_batch(number, amount=Decimal(5), currency="USD")

    # five counts: edition, figures; one with the names of its regions. Amounts, two
    # classes and the balance: edition, rates, figures; the balance again, remembered:
    # edition, rates; twice the edition of the reports; the rates themselves
    with django_assert_num_queries(28):
        client.get(PAGE)
