"""The directory of organisations, and the page of each."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from actionlines.models import Country
from stocktaking.publishing import rename
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    CountryFactory,
    OrganisationFactory,
    PartnerFactory,
    ProjectFactory,
    UserFactory,
    text,
)
from tests.stocktaking.admin.rows import merger

pytestmark = pytest.mark.django_db
LIST = "/organisations/"
SUGGESTIONS = "/organisations/suggestions/pages/"


def page_of(client, row):
    answer = client.get(row.get_absolute_url())
    assert answer.status_code == 200
    return answer


def test_directory_links_to_each_organisation_with_its_records(client):
    row = OrganisationFactory(name="Radio Trust", stakeholder_type="civil-society")
    ProjectFactory(organisation=row)
    CommitmentFactory(organisation=row)

    page = client.get(LIST)

    assertContains(page, f'<a href="/organisations/{row.slug}/"><bdi>Radio Trust</bdi>')
    assertContains(page, "<span>1 project</span>", html=True)
    assertContains(page, '<span class="promised">1 commitment</span>', html=True)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ("countyr=SN", "countyr"),
        ("country=QQ", "country"),
        ("region=EUR", "region"),
        ("ordering=best", "ordering"),
        ("page=9", "page"),
        ("format=csv", "format"),
    ],
)
def test_wrong_part_is_400_named_and_the_rest_is_offered(client, wrong, name):
    OrganisationFactory()

    page = client.get(f"{LIST}?q=a&{wrong}")

    assert page.status_code == 400
    assertContains(page, f"<code>{name}</code>", status_code=400)
    assertContains(page, 'href="/organisations/?q=a"', status_code=400)


def test_filters_stay_with_the_order_and_show_as_chips(client):
    row = OrganisationFactory(stakeholder_type="business")
    ProjectFactory(organisation=row)

    page = client.get(f"{LIST}?stakeholder_type=business&ordering=-records")

    assertContains(page, '<input type="hidden" name="ordering" value="-records">')
    assertContains(page, 'class="chip" href="?ordering=-records#results"')


def test_name_that_was_misspelt_is_said_to_be(client):
    ProjectFactory(organisation=OrganisationFactory(name="Radio Trust"))

    page = client.get(f"{LIST}?q=raido")

    assertContains(page, "No organisation is called “raido”.")
    assertContains(page, "Radio Trust")


def suggested(client, typed):
    return client.get(SUGGESTIONS, {"q": typed}).context["suggestions"]


def test_letters_suggest_the_pages_of_organisations(client, django_assert_num_queries):
    row = OrganisationFactory(name="Radio <b>Trust")
    OrganisationFactory(name="Harbour Office")

    with django_assert_num_queries(1):
        page = client.get(SUGGESTIONS, {"q": "radi"})

    assertContains(page, "1 suggestion")
    assertContains(page, f'href="/organisations/{row.slug}/"')
    assertContains(page, "<bdi>Radio &lt;b&gt;Trust</bdi>")
    assertNotContains(page, "Harbour")


def test_suggestion_by_a_former_name_says_it(client):
    row = OrganisationFactory(name="Office of Posts")
    rename(row, "Digital Agency")

    (found,) = suggested(client, "posts")

    assert (found.name, found.formerly) == ("Digital Agency", "Office of Posts")
    assert [one.formerly for one in suggested(client, "digital")] == [""]


def test_eight_are_suggested_and_the_shortest_first(client):
    for n in range(9):
        OrganisationFactory(name="Road" + "s" * n)
    names = [one.name for one in suggested(client, "road")]
    assert names == ["Road" + "s" * n for n in range(8)]


@pytest.mark.parametrize("typed", ["", "r", "%", "x" * 3000])
def test_what_means_nothing_suggests_nothing(client, typed):
    OrganisationFactory(name="Radio Trust")
    assert [*suggested(client, typed)] == []


def test_suggestions_know_one_question(client):
    assert client.get(SUGGESTIONS, {"colour": "x"}).status_code == 400


def test_nothing_found_has_a_way_on(client):
    assertContains(client.get(f"{LIST}?q=zzz"), "No organisation matches this search.")


@pytest.mark.parametrize("count", [1, 3])
def test_directory_costs_the_same_for_any_number(
    client, count, django_assert_num_queries
):
    for _ in range(count):
        ProjectFactory(organisation=OrganisationFactory(stakeholder_type="business"))

    # rows with countries, tallies, total; three facets
    with django_assert_num_queries(6):
        client.get(LIST)


def full():
    """With all that a page may tell."""
    swiss = CountryFactory(code="CH")
    row = OrganisationFactory(
        name="Old Club",
        slug="old-club",
        stakeholder_type="un-family",
        country=swiss,
        website="https://radio.example.org/",
        agency=AgencyFactory(code="ITU"),
        members=[UserFactory(name="Meryem Member")],
    )
    rename(row, "Radio Trust")
    for year in (2001, 2001, 2003):
        ProjectFactory(organisation=row, year=year, texts=[text("Village radio")])
    CommitmentFactory(organisation=row, year=2002)
    beside = ProjectFactory(texts=[text("Somebody else")])
    beside.partners.create(position=0, organisation=row, role="funding")
    return row


def test_page_tells_what_is_known_and_no_member(client):
    row = full()

    page = page_of(client, row)

    assertContains(page, "<h1><bdi>Radio Trust</bdi></h1>")
    assertContains(page, "<li><bdi>Old Club</bdi></li>")
    assertContains(page, 'href="https://radio.example.org/"')
    assertContains(page, f"<code>{row.reference}</code>")
    assertContains(page, f'href="{Country.objects.get().get_absolute_url()}"')
    assertContains(page, "3 projects")
    assertContains(page, "1 commitment")
    assertContains(page, "Somebody else")
    assertNotContains(page, "Meryem")


def test_what_is_not_known_is_said_not_to_be_recorded(client):
    page = page_of(client, OrganisationFactory())
    assertContains(page, "not recorded", count=3)
    assertContains(page, "No record of its own is published.")


def test_organisation_without_any_record_says_so(client):
    partner, nothing = PartnerFactory(), OrganisationFactory()
    said = "None names it as a partner today."

    assertNotContains(page_of(client, partner), said)
    assertContains(page_of(client, nothing), said)
    directory = client.get(LIST)
    assertContains(directory, partner.get_absolute_url())
    assertContains(directory, "Named as a partner")
    assertNotContains(directory, nothing.get_absolute_url())


def test_figures_are_those_of_the_api(client):
    row = full()

    told = page_of(client, row).context

    for name, register in (("projects", "projects"), ("commitments", "commitments")):
        data = client.get(f"/api/v1/{register}/?organisation={row.reference}").json()
        assert told[name].total == data["count"]
        beside = client.get(f"/api/v1/{register}/?partner={row.reference}").json()
        assert told[f"{name}_beside"].total == beside["count"]
        years = f"/api/v1/facets/{register}/?organisation={row.reference}"
        drawn = {str(bar.year): bar.number for bar in told[name].trend.latest_first}
        assert drawn == client.get(years).json()["year"]
    assert (told["projects"].total, told["projects_beside"].total) == (3, 1)


def test_links_to_the_catalogue_find_as_many(client):
    told = page_of(client, full()).context

    for name in ("projects", "commitments", "projects_beside", "commitments_beside"):
        part = told[name]
        assert client.get(part.url).context["found"].total == part.total


def test_directory_counts_what_the_api_counts(client):
    row = full()

    (shown,) = [one for one in client.get(LIST).context["found"].rows if one == row]

    counts = {tally.register: tally.records for tally in shown.tallies.all()}
    asked = f"organisation={row.reference}"
    for register, plural in (("project", "projects"), ("commitment", "commitments")):
        data = client.get(f"/api/v1/{plural}/?{asked}").json()
        assert counts[register] == data["count"]


def test_organisations_are_those_of_the_api(client):
    for name in ("A", "B", "C"):
        ProjectFactory(organisation=OrganisationFactory(name=name))

    for question in ("q=b", "ordering=-records", "ordering=-newest", "q=zzz"):
        page = client.get(f"{LIST}?{question}").context["found"].rows
        data = client.get(f"/api/v1/organisations/?{question}").json()["results"]
        assert [row.reference for row in page] == [row["reference"] for row in data]


@pytest.mark.parametrize("place", ["old-club", "{reference}", "{lower}"])
def test_former_slug_and_reference_lead_to_the_page(client, place):
    row = full()
    place = place.format(reference=row.reference, lower=row.reference.lower())

    answer = client.get(f"/fr/organisations/{place}/")

    assert answer.status_code == 301
    assert answer["Cache-Control"] == "max-age=3600"  # a name can come back
    assert answer.headers["Location"] == "/fr/organisations/radio-trust/"


def test_one_that_became_part_of_another_leads_there(client):
    row = merger(0)

    answer = client.get(f"/organisations/{row.reference}/")

    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        row.into.get_absolute_url(),
    )


@pytest.mark.parametrize("place", ["nobody", "WSIS-O-999999", "%D8%B1"])
def test_organisation_that_is_not_there_is_404(client, place):
    assert client.get(f"/organisations/{place}/").status_code == 404


def test_page_asks_nothing(client):
    row = OrganisationFactory()

    page = client.get(f"{row.get_absolute_url()}?page=2")

    assertContains(page, "<code>page</code>", status_code=400)


def test_slug_in_another_alphabet_is_an_address(client):
    row = OrganisationFactory(
        name="\u0625\u0630\u0627\u0639\u0629", slug="\u0625\u0630\u0627\u0639\u0629"
    )
    assertContains(client.get(row.get_absolute_url()), row.name)


def test_name_of_an_address_of_ours_gets_another_slug(client):
    row = OrganisationFactory(name="A")

    rename(row, "Suggestions")

    assert row.slug == f"suggestions-{row.reference.lower()}"


def test_records_link_to_their_organisations(client):
    row = full()
    project = row.projects.first()

    links = f'<a href="{row.get_absolute_url()}"><bdi>Radio Trust</bdi></a>'

    assertContains(client.get("/projects/"), links)
    assertContains(client.get(project.get_absolute_url()), links)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(client, count, django_assert_num_queries):
    row = OrganisationFactory()
    for n in range(count):
        ProjectFactory(organisation=row, year=2001 + n, countries=["CH"])
        CommitmentFactory(organisation=row, year=2001, countries=["CH"])

    # row, former names; of projects and commitments: edition, total, years, keys,
    # cards; names of countries and lines; beside: edition, total, keys
    with django_assert_num_queries(18):
        page_of(client, row)
