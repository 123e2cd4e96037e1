import pytest

from tests.factories.actionlines import (
    ActionLineFactory,
    CountryFactory,
    RegionFactory,
    RegionMemberFactory,
    SummitEventFactory,
)

pytestmark = pytest.mark.django_db

TITLES = {
    "title_en": "Capacity building",
    "title_fr": "Renforcement des capacités",
    "title_es": "Creación de capacidad",
    "title_ar": "بناء القدرات",
    "title_zh_hans": "能力建设",
    "title_ru": "Создание потенциала",
}


@pytest.fixture
def line():
    return ActionLineFactory(
        code="C4", **TITLES, unverified_languages=["ar", "zh-hans"], short_title_fr=None
    )


@pytest.mark.parametrize("code", ["en", "fr", "es", "ar", "zh", "ru"])
@pytest.mark.parametrize(
    "address", ["/api/v1/action-lines/C4/", "/api/v1/action-lines/"]
)
def test_name_is_in_the_language_that_was_asked_for(client, line, address, code):
    answer = client.get(address, {"lang": code}).json()

    row = answer["results"][0] if "results" in answer else answer
    assert row["title"] == TITLES[f"title_{code}".replace("zh", "zh_hans")]


def test_name_is_english_whatever_the_browser_prefers(client, line):
    answer = client.get("/api/v1/action-lines/C4/", headers={"accept-language": "fr"})

    assert answer.json()["title"] == "Capacity building"
    assert answer["Content-Language"] == "en"


def test_answer_says_its_language(client, line):
    answer = client.get("/api/v1/action-lines/C4/?lang=zh")

    assert answer["Content-Language"] == "zh-hans"


def test_language_of_one_request_is_not_that_of_the_next(client, line):
    client.get("/api/v1/action-lines/C4/?lang=ru")

    assert client.get("/api/v1/action-lines/C4/").json()["title"] == TITLES["title_en"]


def test_member_has_the_words_of_all_languages_and_says_which_are_not_verified(
    client, line
):
    found = client.get("/api/v1/action-lines/C4/").json()

    assert found["titles"] == {
        "en": "Capacity building",
        "fr": "Renforcement des capacités",
        "es": "Creación de capacidad",
        "ar": "بناء القدرات",
        "zh": "能力建设",
        "ru": "Создание потенциала",
    }
    assert found["unverified_languages"] == ["ar", "zh"]


def test_missing_words_are_null_in_the_map_and_english_in_the_name(client, line):
    found = client.get("/api/v1/action-lines/C4/?lang=fr").json()

    assert found["short_titles"]["fr"] is None
    assert found["short_title"] == found["short_titles"]["en"] == "Line C4"


def test_names_of_regions_inside_a_country_are_in_the_language_too(client):
    region = RegionFactory(code="EUR", name_en="Europe", name_ru="Европа")
    RegionMemberFactory(country=CountryFactory(code="CH"), region=region)

    found = client.get("/api/v1/countries/ch/?lang=ru").json()

    assert [one["name"] for one in found["memberships"]] == ["Европа"]


def test_countries_stand_in_the_alphabet_of_the_language(client):
    CountryFactory(code="CH", rank_en=2, rank_fr=1)
    CountryFactory(code="FR", rank_en=1, rank_fr=2)

    def codes(language):
        rows = client.get("/api/v1/countries/", {"lang": language}).json()["results"]
        return [row["code"] for row in rows]

    assert (codes("en"), codes("fr")) == (["FR", "CH"], ["CH", "FR"])


def test_refusal_is_in_the_language_too(client, settings):
    SummitEventFactory()

    english = client.get("/api/v1/summit-events/?kind=x").json()
    french = client.get("/api/v1/summit-events/?kind=x&lang=fr").json()

    assert list(english["errors"]) == list(french["errors"]) == ["kind"]


def test_address_of_the_page_has_no_language_in_it(client, line):
    found = client.get("/api/v1/action-lines/C4/?lang=fr").json()

    assert found["url"] == "http://testserver/action-lines/c4/"
