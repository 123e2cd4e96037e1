import pytest
from django.utils import translation

from stocktaking.models import Submission, Tombstone
from tests.factories import ProjectFactory, SubmissionFactory, UserFactory, record, text

pytestmark = pytest.mark.django_db

LIST = "/projects/"


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    items = [ProjectFactory() for _ in range(count)]

    # edition, total, keys; rows; facets by code and by organisation; what countries,
    # lines and organisations are called
    with django_assert_num_queries(9):
        response = client.get(LIST)

    assert response.context["found"].rows == items[::-1]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ("action_lien=C2", "action_lien"),
        ("action_line=C99", "action_line"),
        ("stage=paused", "stage"),
        ("country=QQ", "country"),
        ("sdg=18", "sdg"),
        ("sdg=x", "sdg"),
        ("year_from=abc", "year_from"),
        ("updated_since=tomorrow", "updated_since"),
        ("ordering=random", "ordering"),
        ("page=0", "page"),
        ("page=9", "page"),
        ("format=csv", "format"),
        ("lang=fr", "lang"),
    ],
)
def test_wrong_part_is_400_named_and_the_rest_is_offered(client, wrong, name):
    item = ProjectFactory()

    response = client.get(f"{LIST}?q=radio&{wrong}")

    assert response.status_code == 400
    html = response.content.decode()
    assert f"<code>{name}</code>" in html
    assert 'href="/projects/?q=radio"' in html
    assert item.original.title not in html


@pytest.mark.parametrize("tracker", ["utm_source=x", "fbclid=1", "gclid=1"])
def test_trackers_are_dropped_by_a_redirect(client, tracker):
    response = client.get(f"{LIST}?{tracker}&action_line=C1&action_line=C2")
    assert response.status_code == 302
    assert response.headers["Location"] == f"{LIST}?action_line=C1&action_line=C2"


def test_cyrillic_es_asks_for_the_same(client):
    ProjectFactory(lines=["C1"])
    ProjectFactory(lines=["C2"])

    latin = client.get(LIST, {"action_line": "C1"}).context["found"]
    cyrillic = client.get(LIST, {"action_line": "\u0421" + "1"}).context["found"]

    assert latin.total == 1
    assert cyrillic.rows == latin.rows


def test_nothing_found_says_so_and_shows_a_way_on(client):
    ProjectFactory()
    html = client.get(LIST, {"q": "zebra"}).content.decode()
    assert "Nothing matches this search." in html


@pytest.mark.parametrize(
    ("language", "prefix", "html"),
    [
        ("en", "", '<html lang="en" dir="ltr">'),
        ("fr", "/fr", '<html lang="fr" dir="ltr">'),
        ("ar", "/ar", '<html lang="ar" dir="rtl">'),
        ("zh-hans", "/zh", '<html lang="zh" dir="ltr">'),
    ],
)
def test_record_has_one_address_per_language(client, language, prefix, html):
    item = ProjectFactory()
    with translation.override(language):
        url = item.get_absolute_url()

    response = client.get(url)

    assert url == f"{prefix}/projects/{item.reference}/"
    assert html in response.content.decode()


def test_record_costs_the_same_for_one_and_three_of_everything(
    client, django_assert_num_queries
):
    one = ProjectFactory(texts=[text()], lines=["C1"], countries=["CH"])
    three = ProjectFactory(
        texts=[text(), text("Radio", "fr"), text("Radio", "es")],
        lines=["C1", "C2", "C3"],
        countries=["CH", "FR", "ES"],
    )

    # tombstone, row with organisation, eleven lists and what they name, revisions,
    # acts, entries of other years, endorsements; related ones: how frequent the words
    # are, which, their cards
    for item in (one, three):
        with django_assert_num_queries(21):
            client.get(item.get_absolute_url())


def test_withdrawn_record_is_410_with_the_reason(client):
    Tombstone.objects.create(
        reference="WSIS-P-000009", register="project", words="Reported twice."
    )
    response = client.get("/projects/WSIS-P-000009/")
    assert response.status_code == 410
    assert "Reported twice." in response.content.decode()


@pytest.mark.parametrize("reference", ["WSIS-P-999999", "nonsense"])
def test_unknown_record_is_404(client, reference):
    assert client.get(f"/projects/{reference}/").status_code == 404


def test_draft_has_no_public_address(client):
    item = SubmissionFactory()
    html = client.get(LIST).content.decode()
    assert item.title not in html


def test_button_to_change_is_for_those_who_may(client):
    row = record()
    client.force_login(Submission.objects.get(reference=row.reference).submitter)
    assert client.get(row.get_absolute_url()).context["may_change"]
    client.force_login(UserFactory())
    assert not client.get(row.get_absolute_url()).context["may_change"]


@pytest.mark.parametrize("offset", ["%2B16:00", "%2B23:59", "-23:59"])
def test_moment_of_any_offset_is_answered(client, offset):
    query = f"updated_since=2020-01-01T00:00:00{offset}"
    assert client.get(f"{LIST}?{query}").status_code == 200
    assert client.get(f"/api/v1/projects/?{query}").status_code == 200
