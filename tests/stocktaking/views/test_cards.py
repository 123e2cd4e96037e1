"""The picture of a record: what it says, and when it has to be drawn again."""

import pytest
from django.utils import translation

from stocktaking import registers
from stocktaking.models import Project, Tombstone
from stocktaking.views.cards import card_of
from tests.factories import CommitmentFactory, OrganisationFactory, ProjectFactory, text

pytestmark = pytest.mark.django_db


def said(row):
    rows = type(row).objects.for_cards()
    return card_of(rows.get(pk=row.pk), registers.of(type(row)))


def test_card_says_who_does_what_where():
    owner = OrganisationFactory(name="Radio Trust")
    texts = [text("Radio de village", "fr")]
    where = {"countries": ["CH", "KE"], "lines": ["C3", "C9"]}

    card = said(ProjectFactory(texts=texts, organisation=owner, **where))

    assert (card.kind, card.title, card.language) == (
        "Project",
        "Radio de village",
        "fr",
    )
    assert (card.by, card.where) == ("Radio Trust", "Country CH, Country KE")
    assert (card.strokes, card.promised) == ("C3 C9", False)


def test_card_of_a_commitment_has_the_colour_of_promises():
    assert said(CommitmentFactory()).promised is True


def test_what_is_not_recorded_is_said():
    card = said(ProjectFactory(organisation=None, lines=[]))
    assert card.by == "organisation not recorded"
    assert card.where == "country not recorded"


def test_many_countries_are_counted():
    row = ProjectFactory(countries=["CH", "FR", "IN", "KE", "NP"])
    assert said(row).where == "Country CH, Country FR, Country IN and 2 more"


def test_arabic_page_has_a_card_that_reads_from_the_right():
    row = ProjectFactory()
    with translation.override("ar"):
        assert said(row).direction == "rtl"


@pytest.mark.parametrize("factory", [ProjectFactory, CommitmentFactory])
def test_picture_is_sent_once_and_kept_while_the_words_stay(client, factory):
    row = factory()
    address = f"{row.get_absolute_url()}card.png"

    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    row.revision.public["texts"][0]["title"] = "Another title"
    row.revision.save()
    changed = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    assert first["Cache-Control"] == "public, max-age=3600"
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert changed.status_code == 200
    assert changed.content != first.content


def test_portal_has_a_picture_of_its_own_in_each_language(client):
    assert client.get("/card.png").content != client.get("/ar/card.png").content


def test_picture_goes_where_its_record_went(client):
    kept = ProjectFactory()
    Tombstone.objects.create(reference="WSIS-P-999998", register="project")
    into = {"reference": "WSIS-P-999999", "merged_into": kept.reference}
    Tombstone.objects.create(register="project", **into)

    gone = client.get("/projects/WSIS-P-999998/card.png")
    moved = client.get("/projects/WSIS-P-999999/card.png")

    assert gone.status_code == 410
    assert moved["Location"] == f"{kept.get_absolute_url()}card.png"
    wrong = client.get("/golden-book/WSIS-P-999999/card.png")
    assert wrong["Location"] == moved["Location"]
    assert not Project.objects.filter(reference="WSIS-P-999997").exists()
    assert client.get("/projects/WSIS-P-999997/card.png").status_code == 404
