"""What was promised against what was reported, on the page of a commitment."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from goldenbook.amounts import amounts
from tests.factories import CommitmentFactory, ProgressReportFactory

pytestmark = pytest.mark.django_db
TABLE = re.compile(r"<tbody>(.*?)</tbody>", re.DOTALL)


def promised(**more):
    given = {
        "amount": "1000",
        "currency": "USD",
        "starts_on": "2006",
        "ends_on": "2015",
    }
    return CommitmentFactory(**given | more)


def report(about, ends_on, amount=None, currency="USD"):
    currency = "" if amount is None else currency
    return ProgressReportFactory(
        commitment=about, ends_on=ends_on, amount_spent=amount, currency=currency
    )


def found(about):
    return amounts(list(about.progress_reports.select_related("commitment")))


def test_reports_with_an_amount_stand_by_the_end_of_their_period():
    about = promised()
    year = report(about, "2010", 300)
    report(about, "2011")
    month = report(about, "2010-05", 200)
    day = report(about, "2010-05-02", 100)

    assert found(about).reports == [day, month, year]
    assert [mark.amount for mark in found(about).chart.marks] == [100, 200, 300]


def test_another_currency_is_told_and_not_drawn():
    about = promised()
    report(about, "2008", 100)
    report(about, "2009", 700, "EUR")

    assert [mark.amount for mark in found(about).chart.marks] == [100]
    assert [one.amount_spent for one in found(about).reports] == [100, 700]
    assert found(about).has_others


@pytest.mark.parametrize(
    "about", [{"amount": None, "anticipated_expenditure": "5"}, {"currency": "EUR"}]
)
def test_nothing_to_compare_makes_no_chart(about):
    item = promised(**about)
    report(item, "2008", 100)
    assert found(item).chart is None
    assert len(found(item).reports) == 1


def test_reports_without_amounts_are_none():
    about = promised()
    report(about, "2008")
    assert found(about) is None


def test_page_draws_promise_and_reports_and_tells_them_in_a_table(client):
    about = promised()
    first, second = report(about, "2008", 100), report(about, "2010", 250)

    response = client.get(about.get_absolute_url())

    assertContains(response, '<svg class="plot" role="img"', count=1)
    assertContains(
        response, "Promised: 1,000 USD. Last reported: 250 USD. The table has every"
    )
    (body,) = TABLE.findall(response.content.decode())
    words = " ".join(re.sub("<[^>]*>", " ", body).split())
    assert words == (
        "2006 \u2013 2015 promised 1,000 USD"
        f" until 2008 {first.reference} 100 USD"
        f" until 2010 {second.reference} 250 USD"
    )
    assert not re.search(r"<[^>]+\sstyle\s*=", response.content.decode())


@pytest.mark.parametrize("reports", [0, 1])
def test_nobody_reported_an_amount_and_the_page_says_so(client, reports):
    about = promised()
    for _ in range(reports):
        report(about, "2008")

    response = client.get(about.get_absolute_url())

    assertContains(response, "Nobody has reported an amount yet.", count=1)
    assertNotContains(response, '<svg class="plot"')


def test_amount_against_no_promise_is_told(client):
    about = promised(amount=None, currency="")
    report(about, "2008", 100)

    response = client.get(about.get_absolute_url())

    assertContains(response, "there is nothing to draw the reports against")
    assertContains(response, "100 USD</td>")
    assertNotContains(response, '<svg class="plot"')


def test_other_currency_is_explained_on_the_page(client):
    about = promised()
    report(about, "2008", 100, "EUR")
    response = client.get(about.get_absolute_url())
    assertContains(response, "nothing is converted")


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number_of_reports(
    client, django_assert_num_queries, count
):
    about = promised()
    for year in range(2008, 2008 + count):
        report(about, str(year), 100)

    # those of a record, its acts and its related ones, the reports, their texts and
    # links
    with django_assert_num_queries(20):
        client.get(about.get_absolute_url())


@pytest.mark.parametrize("prefix", ["/fr", "/ar", "/ru"])
def test_places_are_written_with_a_point_in_every_language(client, prefix):
    about = promised()
    report(about, "2008", 333)
    report(about, "2010", 444)

    html = client.get(f"{prefix}/golden-book/{about.reference}/").content.decode()

    (plot,) = re.findall(r'<svg class="plot".*?</ul>', html, re.DOTALL)
    assert re.findall(r' (?:x|y|cx|cy|x1|x2|y1|y2)="[^"]*,[^"]*"', plot) == []
    assert re.search(r'points="(\d+(\.\d+)?,\d+(\.\d+)?( |"))+', plot)
