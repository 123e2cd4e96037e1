"""The Golden Book by amounts: what can be compared first, and nothing made up."""

from decimal import Decimal

import pytest

from actionlines.models import ExchangeRate
from goldenbook.models import Commitment
from stocktaking.search import search
from tests.factories import CommitmentFactory
from wsis_portal.pages import Page

pytestmark = pytest.mark.django_db


def rate(currency, date, rate):
    ExchangeRate.objects.create(currency=currency, date=date, rate=rate, source="A")


def promised(amount=None, currency="", **more):
    return CommitmentFactory(amount=amount, currency=currency, **more)


def in_order(page=None):
    rows = Commitment.objects.for_cards()
    return search(rows, {"ordering": "-amount"}, page or Page()).rows


def test_amounts_stand_in_dollars_then_without_a_rate_then_none():
    rate("CHF", "2020-01-01", Decimal(100))
    rate("CHF", "2025-01-01", Decimal("1.5"))
    none = promised()
    only_cost = promised(currency="USD", anticipated_expenditure=10**9)
    yen, euro_small, euro = (promised(9, "JPY"), promised(5, "EUR"), promised(7, "EUR"))
    dollars, francs, free = (
        promised(1000, "USD"),
        promised(700, "CHF"),
        promised(0, "USD"),
    )

    assert in_order() == [francs, dollars, free, euro, euro_small, yen, only_cost, none]


def test_pages_from_the_end_have_the_same_order():
    for amount in (3, None, 1, 2, None):
        promised(amount, "USD" if amount else "")

    pages = [row for n in (1, 2, 3) for row in in_order(Page(n, 2))]

    assert [row.amount for row in pages] == [3, 2, 1, None, None]
    assert pages == in_order()


def test_page_and_data_have_the_same_order(client):
    rows = [promised(amount, "USD") for amount in (1, 3, 2)]

    page = client.get("/golden-book/?ordering=-amount").context["found"].rows
    data = client.get("/api/v1/commitments/?ordering=-amount").json()["results"]

    assert page == [rows[1], rows[2], rows[0]]
    assert [row["reference"] for row in data] == [row.reference for row in page]
    assert client.get("/projects/?ordering=-amount").status_code == 400
