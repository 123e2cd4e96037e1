import pytest
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from actionlines.choices import Scheme
from tests.factories import (
    CommitmentFactory,
    CountryFactory,
    ObservationFactory,
    ProjectFactory,
    RegionFactory,
    RegionMemberFactory,
    SummitEventFactory,
)

pytestmark = pytest.mark.django_db


def names(response):
    groups = response.context["groups"]
    return [place.country.code for _name, some in groups for place in some]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    for code in ["CH", "FR", "KE"][:count]:
        region = RegionFactory(code=f"R-{code}")
        RegionMemberFactory(country=CountryFactory(code=code), region=region)
        ProjectFactory(countries=[code])
        CommitmentFactory(countries=[code])

    # regions with their sizes; countries; projects and commitments at each, with
    # their editions
    with django_assert_num_queries(6):
        response = client.get("/countries/")

    assert response.context["total"] == count


def test_list_is_in_the_order_of_the_language_under_its_letters(client):
    CountryFactory(
        code="CH", name_en="Switzerland", name_fr="Suisse", rank_en=3, rank_fr=2
    )
    CountryFactory(code="FR", name_en="France", name_fr="France", rank_en=1, rank_fr=1)
    CountryFactory(
        code="KE", name_en="Kenya", name_fr="\u00c9tranger", rank_en=2, rank_fr=0
    )

    english = client.get("/countries/")
    assert [letter for letter, _some in english.context["groups"]] == ["F", "K", "S"]
    assert names(english) == ["FR", "KE", "CH"]
    with translation.override("fr"):
        french = client.get("/fr/countries/")
    assert [letter for letter, _some in french.context["groups"]] == ["E", "F", "S"]
    assert names(french) == ["KE", "FR", "CH"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_without_letters_is_by_region(client, django_assert_num_queries, count):
    CountryFactory(code="AQ")
    for code in ["CH", "FR", "KE"][:count]:
        place = CountryFactory(code=code)
        group = RegionFactory(code="LLDC", scheme=Scheme.GROUP)
        RegionMemberFactory(country=place, region=group)
        region = RegionFactory(code=f"R-{code}", name_zh_hans=f"\u533a {code}")
        RegionMemberFactory(country=place, region=region)

    # regions with their sizes; countries; projects and commitments at each, with
    # their editions; members
    with translation.override("zh-hans"), django_assert_num_queries(7):
        groups = client.get("/zh/countries/").context["groups"]

    found = [(name, [place.country.code for place in some]) for name, some in groups]
    regions = [(f"\u533a {code}", [code]) for code in ["CH", "FR", "KE"][:count]]
    assert found == [*regions, ("", ["AQ"])]


def test_list_counts_the_records_at_each_country(client):
    CountryFactory(code="AQ")
    ProjectFactory(countries=["CH", "FR"])
    ProjectFactory(countries=["CH"])
    CommitmentFactory(countries=["FR"])

    response = client.get("/countries/")

    places = [place for _name, some in response.context["groups"] for place in some]
    told = {one.country.code: (one.projects, one.commitments) for one in places}
    assert told == {"AQ": (0, 0), "CH": (2, 0), "FR": (1, 1)}
    html = " ".join(response.content.decode().split())
    assert "2 of them have records." in html
    assert '<span class="n">2<span class="vh"> projects</span></span>' in html
    assert '<span class="n promised"> 1 commitment </span>' in html


@pytest.mark.parametrize(("count", "jumps"), [(60, 0), (61, 1)])
def test_long_list_has_links_to_its_letters(client, count, jumps):
    for number in range(count):
        CountryFactory(code=f"{chr(65 + number // 26)}{chr(65 + number % 26)}")

    response = client.get("/countries/")

    link = '<li><a href="#group-1">C</a></li>'
    assertContains(response, link, count=jumps)
    assertContains(response, '<h2 id="group-1">C</h2>', count=1)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("region=EUR", ["CH", "FR"]),
        ("region=EUR&region=AFR", ["CH", "FR", "KE"]),
        ("group=LLDC", ["CH"]),
        ("region=EUR&group=LLDC", ["CH"]),
        ("region=AFR&group=LLDC", []),
        ("region=eur&utm_source=x", ["CH", "FR"]),
    ],
)
def test_list_narrows_by_region_commission_and_group(client, query, found):
    schemes = {"EUR": Scheme.REGION, "AFR": Scheme.REGION, "LLDC": Scheme.GROUP}
    pairs = [("CH", "EUR"), ("FR", "EUR"), ("KE", "AFR"), ("CH", "LLDC")]
    for country, region in pairs:
        RegionMemberFactory(
            country=CountryFactory(code=country),
            region=RegionFactory(code=region, scheme=schemes[region]),
        )

    response = client.get(f"/countries/?{query}", follow=True)

    assert names(response) == found


def test_region_that_is_chosen_is_marked_and_the_way_back_offered(client):
    RegionMemberFactory()
    way_back = '<a href="/countries/">All countries</a>'
    assertNotContains(client.get("/countries/"), way_back)

    response = client.get("/countries/?region=EUR")

    assertContains(response, 'href="?region=EUR" aria-current="true"')
    assertContains(response, way_back)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [("region=XXX", "region"), ("region=LDC", "region"), ("regoin=EUR", "regoin")],
)
def test_wrong_part_is_400_named_and_the_rest_is_offered(client, wrong, name):
    RegionMemberFactory(region=RegionFactory(code="LDC", scheme=Scheme.GROUP))

    response = client.get(f"/countries/?group=LDC&{wrong}")

    assert response.status_code == 400
    assertContains(response, f"<code>{name}</code>", status_code=400)
    assertContains(response, 'href="/countries/?group=LDC"', status_code=400)
    assertNotContains(response, "Country CH", status_code=400)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    country = CountryFactory(code="CH")
    for number in range(count):
        RegionMemberFactory(country=country, region=RegionFactory(code=f"R{number}"))
        ObservationFactory(country=country)
        SummitEventFactory(country=country)
        ProjectFactory(countries=["CH"], lines=["C1"])
        CommitmentFactory(countries=["CH"], lines=["C1"])

    # the country; its regions; values with their targets; events; of each register
    # the number of records there and the newest; names of countries and lines
    with django_assert_num_queries(10):
        response = client.get("/countries/ch/")

    assert len(response.context["memberships"]) == count


def test_page_names_each_membership_with_its_doubt_and_source(client):
    RegionMemberFactory(source="Background", verified=False, is_associate=True)
    CountryFactory(code="FR")

    html = " ".join(client.get("/countries/ch/").content.decode().split())

    assert (
        '<dt>ITU region</dt> <dd> <a href="/countries/?region=EUR">Region EUR</a>'
        in html
    )
    assert "(associate member)" in html
    assert "not verified" in html
    assert '<li id="source-2"> <span lang="en" dir="ltr">Background</span>' in html
    assert "not verified" not in client.get("/countries/fr/").content.decode()


def test_page_shows_the_newest_records_there_and_leads_to_all(client):
    projects = [ProjectFactory(countries=["CH"]) for _ in range(6)]
    promise = CommitmentFactory(countries=["CH", "FR"])
    ProjectFactory(countries=["FR"])

    response = client.get("/countries/ch/")

    assert list(response.context["projects"]) == projects[:0:-1]
    assert list(response.context["commitments"]) == [promise]
    html = " ".join(response.content.decode().split())
    assert '<a href="/projects/?country=CH"> All 6 records<span class="vh">' in html
    assert '<a href="/golden-book/?country=CH"> 1 record<span class="vh">' in html


def test_page_says_where_no_record_names_the_country(client):
    ProjectFactory(countries=["FR"])
    CountryFactory(code="CH")
    response = client.get("/countries/ch/")
    assertContains(response, "No record names this country.", count=2)
    assertNotContains(response, "?country=CH")


def test_event_is_on_the_page_of_its_country_alone(client):
    SummitEventFactory(country=CountryFactory(code="CH"), title="Geneva summit")
    CountryFactory(code="FR")
    assertContains(client.get("/countries/ch/"), "Geneva summit")
    assertNotContains(client.get("/countries/fr/"), "Geneva summit")


def test_capital_letters_lead_to_the_one_address(client):
    CountryFactory(code="CH")
    response = client.get("/countries/CH/")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        "/countries/ch/",
    )


def test_country_that_is_not_there_is_404(client):
    CountryFactory(code="CH")
    assert client.get("/countries/qq/").status_code == 404
