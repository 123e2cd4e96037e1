"""What the page of a record offers beside its facts, and that it leaves out none."""

import re

import pytest

from stocktaking import registers
from stocktaking.choices import Action
from tests.factories import (
    ActionLineFactory,
    CountryFactory,
    OrganisationFactory,
    ProjectFactory,
    SdgFactory,
    SecretariatFactory,
    TargetFactory,
    UserFactory,
    text,
)
from tests.pages.submissions import decided, everything

pytestmark = pytest.mark.django_db
SITE = "https://portal.example"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def full():
    """The reference of a published project that leaves out nothing."""
    for code in ("SN", "ML"):
        CountryFactory(code=code)
    ActionLineFactory(code="C3")
    TargetFactory(letter="e")
    SdgFactory(number=3)
    people = {"author": UserFactory(), "moderator": SecretariatFactory()}
    earlier = ProjectFactory(texts=[text("Radio of old")], starts_on="2020")
    whole = everything()
    whole["public"] |= {"continues": earlier.reference, "confirmed_on": "2026-03-31"}
    whole["public"]["organisation"] = OrganisationFactory(name="Radio Trust").reference
    return decided(people, Action.PUBLISH, document=whole).reference


SHOWN = {
    "texts": ["Village radio", "Every village has a mast.", "Human translation"],
    "organisation": ["Radio Trust"],
    "activity_type": ["Project"],
    "level": ["International"],
    "area": ["Applications and services"],
    "countries": ["Country SN", "Country ML"],
    "action_lines": ["C3 Line C3", "It carries voices."],
    "targets": ["Target e"],
    "sdgs": ["Goal 3"],
    "partners": ["Radio Friends", "Funding"],
    "starts_on": ["May 2024"],
    "ends_on": ["31 March 2026"],
    "continues": ["Radio of old"],
    "languages": ["French, Swahili"],
    "links": ["https://example.org/", "Site"],
    "identifiers": ["IATI", "XM-1"],
    "collections": ["WSIS Prizes 2012"],
    "source": ["Report of the trust, 2026"],
    "confirmed_on": ["Confirmed or handed in on"],
    "stage": ["Ongoing"],
    "budget": ["1,000.50"],
    "currency": ["USD"],
    "awards": ["WSIS Prizes 2012", "Winner"],
}
"""By field of the document, what a reader sees of it."""


def test_everything_recorded_is_on_the_page(client, full):
    page = body(client, f"/projects/{full}/")
    assert [w for words in SHOWN.values() for w in words if w not in page] == []


def test_no_field_of_a_project_is_forgotten():
    judged = {*registers.get("project").judge().fields}
    of_who_has_no_name = {"stakeholder_type"}
    assert {*SHOWN, *of_who_has_no_name, "reference"} == judged


def body(client, address):
    html = client.get(address).content.decode().partition("<body>")[2]
    return re.sub(r"\s+", " ", html)


def test_record_is_cited_on_its_page(client):
    row = ProjectFactory(texts=[text("Village radio", "fr")], organisation=None)

    html = body(client, f"/ar/projects/{row.reference}/")

    address = f"{SITE}/projects/{row.reference}/"
    assert f'<span class="whole" id="address" dir="ltr">{address}</span>' in html
    assert '<cite lang="fr"><bdi>Village radio</bdi></cite>' in html
    here = f"/ar/projects/{row.reference}/cite"
    assert re.findall(rf'href="({here}[^"]*)" download>(.*?)<', html) == [
        (f"{here}.bib", "BibTeX"),
        (f"{here}.ris", "RIS"),
        (f"{here}.json", "CSL-JSON"),
    ]


def test_related_records_are_on_the_page_of_each(client):
    one, other = ProjectFactory(), ProjectFactory()
    html = body(client, one.get_absolute_url())
    _before, _heading, related = html.partition('id="related"')
    assert other.get_absolute_url() in related


def test_record_that_nothing_is_akin_to_has_no_such_section(client):
    html = body(client, ProjectFactory().get_absolute_url())
    assert 'id="related"' not in html
