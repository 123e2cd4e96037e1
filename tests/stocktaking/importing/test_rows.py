import pytest

from stocktaking.importing.rows import Award, InvalidRow, Text
from tests.factories import TargetFactory
from tests.stocktaking.importing.files import row_of, seed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def words(db):
    seed()
    TargetFactory(letter="b", number=2)


def codes(refusal):
    found = refusal.value.problems.items()
    return {name: [problem.code for problem in problems] for name, problems in found}


def test_words_of_a_row_become_codes():
    found = row_of(action_lines=["\u04211", "c7-e-health"], currency="usd")

    assert found.number == 1
    assert found.action_lines == ["C1", "C7-EHEALTH"]
    assert (found.countries, found.stakeholder_type) == (["NP"], "civil-society")
    assert (found.starts_on, found.ends_on) == ("2014", "2016")
    assert (found.amount, found.currency) == ("1500.5", "USD")
    assert (found.collection, found.award) == ("prize-2015", Award("winner", "", 2015))


def test_empty_values_of_a_row_stay_empty():
    nothing = dict.fromkeys(["organisation", "organisation_type", "country", "url"])
    lists = dict.fromkeys(["action_lines", "sdgs"])
    years = dict.fromkeys(["year_start", "budget_value", "currency", "award_status"])

    found = row_of(**nothing, **lists, **years, year_end=None, fact_note="  ")

    assert (found.organisation, found.stakeholder_type) == ("", "")
    assert (found.countries, found.action_lines, found.sdgs) == ([], [], [])
    assert found.urls == []
    assert (found.starts_on, found.ends_on, found.amount) == ("", "", None)
    assert (found.currency, found.award) == ("", None)
    assert found.texts == [Text("en", "Village radio", "", "")]


def test_space_around_a_value_is_no_part_of_it():
    found = row_of(id=" a ", title=" Radio\n", country=" np ", url=[" https://a.b "])

    assert (found.id, found.title, found.countries) == ("a", "Radio", ["NP"])
    assert found.urls == ["https://a.b"]


def test_full_record_has_its_words_in_codes():
    found = row_of(
        language="français",
        activity_type="Formation",
        level="national",
        area="Applications and services",
        stage="En curso",
        country=["Nepal", "UY"],
        targets=["B"],
        languages=["Spanish", "sw"],
        partners=["Financement : Bank", "Village: a trust"],
        description="Words.",
    )

    assert (found.activity_type, found.level) == ("training", "national")
    assert (found.area, found.stage) == ("applications", "ongoing")
    assert (found.countries, found.targets) == (["NP", "UY"], ["b"])
    assert found.languages == ["es", "sw"]
    assert found.partners == [("Bank", "funding"), ("Village: a trust", "")]
    assert found.texts == [
        Text("fr", "Village radio", "Farmers hear prices.", "Words.")
    ]


def test_texts_in_other_languages_follow_the_original():
    found = row_of(**{"summary:es": "Resumen", "title:fr": "Radio", "title:ru": " "})

    assert found.texts[1:] == [
        Text("es", "", "Resumen", "", ":es"),
        Text("fr", "Radio", "", "", ":fr"),
    ]


def test_number_on_the_itu_platform_may_be_in_any_of_the_addresses():
    urls = ["https://radio.example/", "https://www.itu.int/x?projectId=7"]

    assert row_of(url=urls).itu_id == "7"


def test_special_prize_is_the_category_of_the_award():
    found = row_of(award_status="winner (Digital Service Design special prize)")

    category = "Digital Service Design special prize"
    assert found.award == Award("winner", category, 2015)


@pytest.mark.parametrize(
    ("url", "number"),
    [
        (
            "https://www.itu.int/net4/wsis/Project/Details?projectId=1487771718",
            "1487771718",
        ),
        ("https://www.itu.int/x?a=b&projectid=17734472422205614", "17734472422205614"),
        ("https://itu.int/x?projectId=1#top", "1"),
        ("https://www.itu.int/x?projectId=", ""),
        ("https://www.itu.int/x?projectId=1%00", ""),
        ("https://www.itu.int/x?projectId=%D9%A1", ""),
        ("https://www.itu.int/x", ""),
        ("https://radio.example/x?projectId=1", ""),
        ("https://notitu.int/x?projectId=1", ""),
        ("https://[broken?projectId=1", ""),
        ("", ""),
    ],
)
def test_number_on_the_itu_platform_is_that_of_the_address(url, number):
    assert row_of(url=url).itu_id == number


def test_all_unknown_words_of_a_row_are_named():
    with pytest.raises(InvalidRow) as refusal:
        row_of(
            organisation_type="guild",
            country="Atlantis",
            action_lines=["C1", "C77", "X9"],
            award_status="finalist",
        )

    unknown = ["unknown-word"]
    assert codes(refusal) == {
        "organisation_type": unknown,
        "country": unknown,
        "action_lines": unknown * 2,
        "award_status": unknown,
    }


def test_what_an_import_needs_is_missed():
    with pytest.raises(InvalidRow) as refusal:
        row_of(id=None, title="", collection=" ", source=None)

    required = ["required"]
    assert codes(refusal) == {
        "id": required,
        "title": required,
        "collection": required,
        "source": required,
    }


def test_unknown_collection_is_refused_once():
    with pytest.raises(InvalidRow) as refusal:
        row_of(collection="prize 1999")

    assert codes(refusal) == {"collection": ["unknown-word"]}


@pytest.mark.parametrize("collection", ["stocktaking", "golden book"])
def test_award_without_a_year_of_prizes_is_refused(collection):
    with pytest.raises(InvalidRow) as refusal:
        row_of(collection=collection)

    assert codes(refusal) == {"award_status": ["award-without-year"]}


def test_line_that_is_no_row_is_refused_with_its_own_problems():
    with pytest.raises(InvalidRow) as refusal:
        row_of(colour="red")

    assert codes(refusal) == {"colour": ["unknown-field"]}
