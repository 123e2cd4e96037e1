import pytest

from stocktaking.importing.mapping import in_the_row, key_of, project
from tests.stocktaking.importing.files import row_of, seed
from wsis_portal.errors import Problem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def words(db):
    seed()


def test_row_becomes_the_public_part_of_a_project():
    itu = "https://www.itu.int/Project?projectId=1487771718"

    assert project(row_of(url=itu)) == {
        "texts": [
            {
                "language": "en",
                "title": "Village radio",
                "summary": "Farmers hear prices.",
                "description": "",
                "origin": "author",
            }
        ],
        "organisation": {
            "name": "Radio Trust",
            "stakeholder_type": "civil-society",
            "country": "NP",
        },
        "stakeholder_type": "",
        "activity_type": "",
        "level": "",
        "area": "",
        "stage": "",
        "countries": ["NP"],
        "action_lines": [{"action_line": "C1"}],
        "targets": [],
        "sdgs": [{"sdg": 9}],
        "partners": [],
        "languages": [],
        "starts_on": "2014",
        "ends_on": "2016",
        "links": [{"url": itu}],
        "identifiers": [
            {"scheme": "import", "value": "prize-2015/village-radio-np"},
            {"scheme": "itu", "value": "1487771718"},
        ],
        "collections": ["prize-2015"],
        "source": "https://source.example/2015",
        "budget": "1500.5",
        "currency": "USD",
        "awards": [
            {
                "scheme": "WSIS Prizes",
                "year": 2015,
                "category": "",
                "level": "winner",
                "source": "https://source.example/2015",
            }
        ],
    }


def test_type_stands_on_the_record_where_no_organisation_is_named():
    public = project(row_of(organisation=None))

    assert (public["organisation"], public["stakeholder_type"]) == (
        None,
        "civil-society",
    )


def test_what_the_row_does_not_say_is_empty():
    empty = ["country", "url", "award_status", "action_lines", "sdgs"]

    public = project(row_of(**dict.fromkeys(empty)))

    lists = ["countries", "links", "awards", "action_lines", "sdgs"]
    assert [public[name] for name in lists] == [[]] * 5
    assert public["organisation"]["country"] is None


def test_organisation_and_partners_may_be_references():
    public = project(
        row_of(
            organisation="WSIS-O-000012",
            partners=["funding: WSIS-O-000013", "Bank; of all"],
        )
    )

    assert public["organisation"] == "WSIS-O-000012"
    assert public["partners"] == [
        {"organisation": "WSIS-O-000013", "role": "funding"},
        {"organisation": {"name": "Bank; of all"}},
    ]


def test_country_of_the_organisation_is_not_guessed_among_several():
    public = project(row_of(country=["NP", "UY"]))

    assert public["countries"] == ["NP", "UY"]
    assert public["organisation"]["country"] is None


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("texts", "title"),
        ("texts.0.language", "language"),
        ("texts.0.description", "description"),
        ("texts.1.language", "title:fr"),
        ("texts.1.title", "title:fr"),
        ("texts.1.summary", "fact_note:fr"),
        ("targets.0.target", "targets"),
        ("partners.0.organisation.name", "partners"),
        ("stage", "stage"),
        ("texts.0.title", "title"),
        ("texts.0.summary", "fact_note"),
        ("organisation.name", "organisation"),
        ("organisation.country", "country"),
        ("stakeholder_type", "organisation_type"),
        ("countries.0", "country"),
        ("action_lines.1.action_line", "action_lines"),
        ("identifiers.0.value", "id"),
        ("identifiers.1.value", "url"),
        ("identifiers", "url"),
        ("links.0.url", "url"),
        ("amount", "budget_value"),
        ("source", "source"),
        ("document", "document"),
    ],
)
def test_path_in_the_document_leads_back_to_the_key_of_the_row(path, key):
    row = row_of(**{"title:fr": "Radio du village"})

    assert key_of(path, row) == key


def test_problems_of_several_paths_meet_under_one_key():
    long, twice = Problem("max_length"), Problem("twice")

    paths = {"countries.0": [long], "organisation.country": [twice]}
    found = in_the_row(paths, row_of())

    assert found == {"country": [long, twice]}
