import pytest
from django.utils import translation
from pytest_django.asserts import assertContains

from actionlines.choices import Seat
from actionlines.models import UngisTerm
from tests.factories import AgencyFactory
from wsis_portal.overview.figures import GOLDEN_BOOK, STOCKTAKING, SUMMIT

pytestmark = pytest.mark.django_db


def term(**more):
    some = {"seat": Seat.CHAIR, "source": "ungis.org", "as_of": "2026-01-01"}
    return UngisTerm.objects.create(agency=AgencyFactory(), **(some | more))


@pytest.mark.parametrize("count", [1, 3])
def test_factsheet_costs_the_same_for_any_number(
    client, django_assert_num_queries, count
):
    for _ in range(count):
        term()

    # terms with their agencies
    with django_assert_num_queries(1):
        response = client.get("/about/")

    assert len(response.context["terms"]) == count


def test_each_figure_has_the_number_of_its_source(client):
    context = client.get("/about/").context

    texts = {source.number: source.text for source in context["citations"].sources}
    rows = [
        row
        for name in ("summit", "stocktaking", "golden_book")
        for row in context[name]
    ]
    assert [row.fact for row in rows] == [*SUMMIT, *STOCKTAKING, *GOLDEN_BOOK]
    assert all(texts[row.number] == row.fact.source for row in rows)


def test_counts_of_the_stocktaking_grow_and_the_last_is_the_whole_bar():
    entries = [count.entries for count in STOCKTAKING]
    assert entries == sorted(entries)
    assert [count.share for count in STOCKTAKING] == [24, 26, 30, 33, 38, 42, 100]


@pytest.mark.parametrize(
    ("language", "summit", "golden_book"),
    [
        ("en", ["2003", "2005"], ["378", "3,200"]),
        ("es", ["2003", "2005"], ["378", "3\xa0200"]),
        ("zh-hans", ["2003\u5e74", "2005\u5e74"], ["378", "3,200"]),
    ],
)
def test_figures_are_written_as_the_language_does(language, summit, golden_book):
    with translation.override(language):
        assert [figure.value for figure in SUMMIT] == summit
        assert [figure.value for figure in GOLDEN_BOOK] == golden_book


def test_factsheet_gives_the_count_as_exactly_as_its_source(client):
    html = " ".join(client.get("/about/").content.decode().split())
    assert '<span class="muted">about</span> 2,400</td>' in html
    assert '<span class="muted">more than</span> 10,000</td>' in html
    assert '<td class="num">3,812</td>' in html


def test_factsheet_says_who_sat_in_the_chair_and_when(client):
    term(valid_from="2006-07", valid_to="2007-07")
    term(seat=Seat.VICE_CHAIR, valid_to="2010")
    term(valid_from="2013-02-25", verified=False)

    html = " ".join(client.get("/about/").content.decode().split())

    assert "<td>Chair</td> <td> July 2006 \u2013 July 2007" in html
    assert "<td>Vice-chair</td> <td> until 2010" in html
    assert "from 25 February 2013" in html
    assert html.count("not verified") == 1


def test_factsheet_and_terms_name_the_licence(client):
    licence = 'href="https://creativecommons.org/licenses/by/4.0/"'
    assertContains(client.get("/about/"), licence, count=1)
    assertContains(client.get("/terms/"), licence, count=1)


def test_terms_say_which_version_they_are(client, settings):
    settings.TERMS_VERSION = "2031-05"
    assertContains(client.get("/terms/"), "Version 2031-05.")


@pytest.mark.parametrize(
    "part",
    ["who", "truth", "publication", "private", "erasure", "moderation", "appeal"],
)
def test_terms_have_each_part(client, part):
    assertContains(client.get("/terms/"), f'<h2 id="{part}">', count=1)
