import pytest

from stocktaking.publishing import rename
from tests.factories.accounts import UserFactory
from tests.factories.actionlines import CountryFactory
from tests.factories.stocktaking import PartnerFactory

pytestmark = pytest.mark.django_db


def references(client, **query):
    answer = client.get("/api/v1/organisations/", query)
    assert answer.status_code == 200, answer.content
    return [row["reference"] for row in answer.json()["results"]]


def test_organisation_shows_its_former_names_and_no_person(client):
    member = UserFactory()
    row = PartnerFactory(name="Télé Centre", slug="tele", members=[member])
    rename(row, "Radio Centre")

    answer = client.get(f"/api/v1/organisations/{row.reference.lower()}/")

    assert answer.json() == {
        "reference": row.reference,
        "slug": "radio-centre",
        "name": "Radio Centre",
        "stakeholder_type": "",
        "country": None,
        "website": "",
        "agency": None,
        "former_names": [{"name": "Télé Centre", "slug": "tele"}],
    }
    assert member.email not in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"q": "télé CENTRE"},
        {"q": "tele"},
        {"q": "old club"},
        {"country": "ch"},
        {"stakeholder_type": "civil-society"},
        {"country": ["CH", "KE"], "stakeholder_type": "civil-society"},
    ],
)
def test_organisations_are_narrowed(client, query):
    wanted = PartnerFactory(
        name="The Old Club",
        country=CountryFactory(code="CH"),
        stakeholder_type="civil-society",
    )
    rename(wanted, "Village Télé-Centre")
    PartnerFactory(
        name="Radio", country=CountryFactory(code="KE"), stakeholder_type="business"
    )

    assert references(client, **query) == [wanted.reference]


def test_search_without_a_letter_finds_nothing(client):
    PartnerFactory()

    assert references(client, q="!!!") == []
    assert len(references(client)) == 1


def test_organisations_stand_by_name(client):
    last, first = PartnerFactory(name="Zoo"), PartnerFactory(name="éclair")

    assert references(client) == [first.reference, last.reference]
