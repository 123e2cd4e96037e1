import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import (
    ActionLineFactory,
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db
CODES = ["C2", "C11", "C7-EHEALTH"]


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    for code in CODES[-count:]:
        ProjectFactory(lines=[code], countries=["CH"])
        CommitmentFactory(lines=[code], countries=["CH"])

    # of each register the edition, the total and the counts; organisations; names of
    # countries; the lines; their names; of each register the newest
    with django_assert_num_queries(13):
        response = client.get("/")

    assert response.context["projects"] == count


def test_figures_are_counted_live(client):
    CountryFactory(code="FR")
    OrganisationFactory()  # without a record
    ProjectFactory(countries=["CH", "KE"], organisation=OrganisationFactory())
    ProjectFactory(countries=["CH"], organisation=None)
    CommitmentFactory(countries=["IN", "CH"], organisation=None)

    found = client.get("/").context

    names = ["projects", "commitments", "organisations", "countries"]
    assert [found[name] for name in names] == [2, 1, 1, 3]


def test_map_counts_projects_and_commitments_as_the_catalogues_do(client):
    ProjectFactory(countries=["CH", "KE"])
    CommitmentFactory(countries=["CH"])

    response = client.get("/")

    places = response.context["map"].places
    assert [(one.code, one.number, one.url) for one in places] == [
        ("CH", 2, "/countries/ch/"),
        ("KE", 1, "/countries/ke/"),
    ]
    told = [
        client.get(f"/api/v1/facets/{name}/").json()["country"]
        for name in ("projects", "commitments")
    ]
    assert told == [{"CH": 1, "KE": 1}, {"CH": 1}]
    assertContains(response, '<svg class="map"', count=1)
    assertContains(response, "delimitation of its frontiers or boundaries", count=2)


def test_no_map_is_drawn_where_no_record_names_a_country(client):
    ProjectFactory()
    assertNotContains(client.get("/"), '<svg class="map"')


def test_bars_count_projects_and_commitments_of_each_line(client):
    for code in ["C1", "C2", "C7", "C7-EHEALTH", "C7-ESCIENCE"]:
        ActionLineFactory(code=code)
    ProjectFactory(lines=["C1"])
    ProjectFactory(lines=["C1", "C7-EHEALTH", "C7-ESCIENCE"])
    CommitmentFactory(lines=["C1", "C7-EHEALTH"])
    CommitmentFactory(lines=["C7"])

    found = client.get("/").context

    def told(bars):
        return [(bar.line.code, bar.count, bar.share) for bar in bars]

    assert told(found["whole_lines"]) == [("C1", 3, 100), ("C2", 0, 0)]
    assert told(found["seventh"]) == [
        ("C7", 3, 0),
        ("C7-EHEALTH", 2, 67),
        ("C7-ESCIENCE", 1, 33),
    ]


def test_seventh_line_counts_what_its_catalogue_finds(client):
    ProjectFactory(lines=["C7-EHEALTH", "C7-ESCIENCE"])
    ProjectFactory(lines=["C7"])

    response = client.get("/")
    (bar,) = [bar for bar in response.context["seventh"] if bar.is_sum]

    found = client.get("/projects/?action_line=C7").context["found"]
    assert bar.count == found.total == found.facets["action_line"]["C7"] == 2
    assertContains(response, "with its sub-lines, each record once", count=1)


def test_six_newest_projects_are_shown_newest_first(client):
    items = [ProjectFactory() for _ in range(7)]
    response = client.get("/")
    assert list(response.context["newest"]) == items[:0:-1]
    assertContains(response, 'class="record"', count=6)


def test_commitments_are_marked_as_promised(client):
    ProjectFactory()
    mark = '<span class="tag promised">Golden Book</span>'
    assertNotContains(client.get("/"), mark)

    CommitmentFactory()

    assertContains(client.get("/"), mark, count=1)


def test_empty_register_says_so(client):
    response = client.get("/")
    assertContains(response, "Nothing is recorded yet.", count=2)


def test_search_asks_the_catalogue(client):
    response = client.get("/")
    assertContains(response, '<form role="search" action="/projects/">')
    assertContains(response, '<input id="q" name="q" type="search"')


@pytest.mark.parametrize(
    "address", ["/submit/project/", "/projects/", "/golden-book/", "/api/v1/"]
)
def test_doors_lead_where_they_say(client, address):
    assertContains(client.get("/"), f'href="{address}"')
    assert client.get(address).status_code in {200, 302}
