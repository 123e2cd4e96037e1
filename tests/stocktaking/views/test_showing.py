"""The catalogue as a list, a table and a map."""

import re
from urllib.parse import quote

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import CommitmentFactory, CountryFactory, ProjectFactory, text

pytestmark = pytest.mark.django_db

LIST, BOOK = "/projects/", "/golden-book/"
DASH = "\u2013 not recorded"
TAG = re.compile(r"<[^>]*>")
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
LINK = re.compile(r'<a[^>]* href="([^"]*)"')


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def plain(html):
    return " ".join(TAG.sub(" ", html).split())


def table(html):
    return [[plain(cell) for cell in CELL.findall(row)] for row in ROW.findall(html)]


@pytest.mark.parametrize("address", [LIST, BOOK])
@pytest.mark.parametrize(
    "value", ["", "pie", "LIST", "map ", "../map", "<script>", "map\u0301", "x" * 5000]
)
def test_unknown_view_is_400_and_names_it(client, address, value):
    ProjectFactory()

    response = client.get(f"{address}?q=radio&view={quote(value)}")

    assertContains(response, "<code>view</code>", status_code=400)
    assertContains(response, f'href="{address}?q=radio"', status_code=400)
    assertNotContains(response, "<script>", status_code=400)


def test_view_is_of_pages_alone(client):
    for address in ("/api/v1/projects/", "/api/v1/facets/projects/"):
        response = client.get(f"{address}?view=map")
        assert response.status_code == 400
        assert list(response.json()["errors"]) == ["view"]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("view", ["list", "table", "map"])
def test_view_costs_the_same_for_any_number(
    client, django_assert_num_queries, view, count
):
    for code in ("CH", "FR", "KE")[:count]:
        ProjectFactory(countries=[code])

    # edition, total, keys; rows; facets by code and by organisation; what lines,
    # countries and organisations are called
    with django_assert_num_queries(9):
        response = client.get(f"{LIST}?view={view}")

    assert response.context["found"].total == count


def test_switch_keeps_the_question_and_leaves_the_page(client):
    for _ in range(3):
        ProjectFactory(countries=["CH"])

    html = page(client, f"{LIST}?country=CH&page_size=1&page=2&view=table")

    (switch,) = re.findall(r'<nav class="switch".*?</nav>', html, re.DOTALL)
    assert LINK.findall(switch) == [
        "?country=CH&amp;page_size=1#results",
        "?country=CH&amp;page_size=1&amp;view=table#results",
        "?country=CH&amp;page_size=1&amp;view=map#results",
    ]
    assert plain(re.search(r"<a[^>]*aria-current.*?</a>", switch)[0]) == "Table"


def test_view_is_kept_wherever_one_goes(client):
    for _ in range(2):
        ProjectFactory(countries=["CH"])

    html = page(client, f"{LIST}?country=CH&page_size=1&view=table")

    assert '<input type="hidden" name="view" value="table">' in html
    for sign in ('class="chip"', 'rel="next"', 'hreflang="fr"'):
        (link,) = re.findall(rf"<a[^>]*{sign}[^>]*>", html)
        assert "view=table" in link
    (order,) = re.findall(r'<nav class="order".*?</nav>', html, re.DOTALL)
    assert all("view=table" in link for link in LINK.findall(order))
    assert '<a class="small" id="clear" href="?view=table">Clear all</a>' in html


def test_list_needs_no_word_in_the_address(client):
    ProjectFactory()
    html = page(client, LIST)
    assert 'name="view"' not in html
    assert '<a class="small" id="clear" href="?">Clear all</a>' in html


def test_table_of_projects_has_the_facts_that_compare(client):
    item = ProjectFactory(
        countries=["CH", "FR"], lines=["C1", "C3"], stage="ongoing", year=2012
    )
    bare = ProjectFactory(organisation=None, lines=[], stage="")

    rows = table(page(client, f"{LIST}?view=table"))

    day = item.published_at.date().isoformat()
    assert rows == [
        [
            *("Title", "Organisation", "Country", "Action lines", "Stage"),
            *("Year", "Published"),
        ],
        [bare.original.title, DASH, DASH, DASH, DASH, DASH, day],
        [
            item.original.title,
            item.organisation.name,
            "Country CH, Country FR",
            "C1 Line C1, C3 Line C3",
            "Ongoing",
            "2012",
            day,
        ],
    ]


def test_table_of_commitments_has_amount_and_fulfilment_as_reported(client):
    CommitmentFactory(
        amount="1250000",
        currency="USD",
        reported_fulfilment="in-progress",
        reported_until="2020",
    )
    CommitmentFactory()

    heads, bare, row = table(page(client, f"{BOOK}?view=table"))

    shown = [heads.index("Fulfilment"), heads.index("Amount promised")]
    assert "Stage" not in heads
    assert [bare[place] for place in shown] == ["Announced", DASH]
    assert [row[place] for place in shown] == ["In progress", "1,250,000 USD"]


@pytest.mark.parametrize(
    ("question", "sorted_", "turned"),
    [
        ("view=table", "descending", "published_at"),
        ("view=table&ordering=-published_at", "descending", "published_at"),
        ("view=table&ordering=published_at", "ascending", "-published_at"),
        ("view=table&ordering=reference", None, "-published_at"),
        ("view=table&q=record", None, "-published_at"),
    ],
)
def test_heading_says_the_order_and_turns_it(client, question, sorted_, turned):
    ProjectFactory()

    html = page(client, f"{LIST}?{question}")

    (head,) = re.findall(r"<th[^>]*><a[^>]*>Published</a></th>", html)
    assert re.findall(r'aria-sort="(\w+)"', head) == ([sorted_] if sorted_ else [])
    assert f"ordering={turned}#results" in head


def test_words_are_marked_in_the_table(client):
    ProjectFactory(texts=[text("Village radio")])
    html = page(client, f"{LIST}?view=table&q=radio")
    assert "Village <mark>radio</mark>" in html


def test_map_tells_what_the_api_tells(client):
    ProjectFactory(countries=["CH", "FR"], lines=["C1"])
    ProjectFactory(countries=["CH"], lines=["C1"])
    ProjectFactory(countries=["KE"], lines=["C2"])
    ProjectFactory(countries=[], lines=["C1"])

    for question in ("", "action_line=C1", "country=KE", "q=record"):
        response = client.get(f"{LIST}?view=map&{question}")
        api = client.get(f"/api/v1/facets/projects/?{question}").json()

        found = response.context["map"]
        assert {one.code: one.number for one in found.places} == api["country"]
        rows = table(response.content.decode())[1:]
        assert [row[0].removesuffix(" chosen") for row in rows] == [
            one.name for one in found.places
        ]
        assert [int(row[2]) for row in rows] == [one.number for one in found.places]


def test_country_on_the_map_leads_to_its_list_in_the_same_question(client):
    ProjectFactory(countries=["CH"], lines=["C1"])

    html = page(client, f"{LIST}?view=map&action_line=C1&country=CH&page=1")

    link = "?action_line=C1&amp;country=CH#results"
    assert re.findall(r'<a class="s3 chosen" href="([^"]*)"><title>', html) == [link]
    assert client.get(f"{LIST}?action_line=C1&country=CH").context["found"].total == 1


def test_choice_of_countries_is_outlined_and_does_not_hide_the_others(client):
    ProjectFactory(countries=["CH"])
    ProjectFactory(countries=["FR"])

    response = client.get(f"{LIST}?view=map&country=FR")

    assert response.context["found"].total == 1
    assert [one.code for one in response.context["map"].places] == ["CH", "FR"]
    assert [one.code for one in response.context["map"].chosen] == ["FR"]
    assertContains(response, "Counted without your choice of countries")


def test_map_has_the_sentence_on_borders_and_no_pages_of_rows(client):
    for _ in range(2):
        ProjectFactory(countries=["CH"])

    response = client.get(f"{LIST}?view=map&page_size=1")

    words = "delimitation of its frontiers or boundaries"
    assertContains(response, words, count=2)
    assertNotContains(response, '<ul class="records">')
    assertNotContains(response, '<nav class="pages"')


def test_records_without_a_country_make_no_map(client):
    ProjectFactory()
    response = client.get(f"{LIST}?view=map")
    assertContains(response, "No record in this search names a country.")
    assertNotContains(response, '<svg class="map"')


@pytest.mark.parametrize("view", ["list", "table", "map"])
def test_nothing_found_says_so_in_every_view(client, view):
    ProjectFactory()
    response = client.get(f"{LIST}?q=zebra&view={view}")
    assertContains(response, "Nothing matches this search.")


@pytest.mark.parametrize("prefix", ["", "/ar", "/fr"])
@pytest.mark.parametrize("view", ["table", "map"])
def test_no_place_or_colour_is_a_style_of_its_own(client, prefix, view):
    CountryFactory(code="TV")
    ProjectFactory(countries=["CH", "TV"])

    html = page(client, f"{prefix}{LIST}?view={view}")

    assert not re.search(r"<[^>]+\sstyle\s*=", html)
    assert "<style" not in html
    assert re.findall(r'<circle cx="(\d+)" cy="(\d+)" r="8"/>', html) == (
        [("1931", "561")] if view == "map" else []
    )


@pytest.mark.parametrize(
    ("address", "factory"),
    [("/projects/", ProjectFactory), ("/golden-book/", CommitmentFactory)],
)
def test_each_cell_of_a_row_stands_under_its_heading(client, address, factory):
    factory(countries=["CH"])
    html = client.get(f"{address}?view=table").content.decode()
    table = html.partition('<table class="data dense">')[2].partition("</table>")[0]
    heads, row = table.partition("<tbody>")[::2]
    assert heads.count("<th ") == row.count("<td") + row.count("<th ")


def test_names_in_the_map_and_in_facets_are_text(client):
    hostile = "<script>alert(1)</script>\"'&"
    CountryFactory(code="CH", name_en=hostile)
    ProjectFactory(countries=["CH"])
    html = client.get("/projects/?view=map").content.decode()
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
