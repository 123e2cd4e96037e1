import pytest
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from actionlines.choices import Scheme
from tests.factories import (
    CountryFactory,
    ObservationFactory,
    RegionFactory,
    RegionMemberFactory,
    SummitEventFactory,
)

pytestmark = pytest.mark.django_db


def names(response):
    return [
        country.code for _letter, some in response.context["groups"] for country in some
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    for code in ["CH", "FR", "KE"][:count]:
        region = RegionFactory(code=f"R-{code}")
        RegionMemberFactory(country=CountryFactory(code=code), region=region)

    # regions with their sizes; countries
    with django_assert_num_queries(2):
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


def test_chinese_list_has_no_letters(client):
    CountryFactory(code="CH", name_zh_hans="\u745e\u58eb", rank_zh_hans=1)

    with translation.override("zh-hans"):
        groups = client.get("/zh/countries/").context["groups"]

    assert [letter for letter, _some in groups] == [""]


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

    # the country; its regions; values with their targets; events
    with django_assert_num_queries(4):
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


def test_page_links_what_was_reported_and_promised_there(client):
    CountryFactory(code="CH")
    response = client.get("/countries/ch/")
    assertContains(response, 'href="/projects/?country=CH"')
    assertContains(response, 'href="/golden-book/?country=CH"')


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
