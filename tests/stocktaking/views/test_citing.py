"""The citation of a record as a file, at an address that stays."""

import json

import pytest

from stocktaking.models import Tombstone
from tests.factories import (
    CommitmentFactory,
    OrganisationFactory,
    ProjectFactory,
    record,
    text,
)
from tests.stocktaking.views.test_revisions import next_version

pytestmark = pytest.mark.django_db

MEDIA_TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


@pytest.mark.parametrize("form", MEDIA_TYPES)
@pytest.mark.parametrize("factory", [ProjectFactory, CommitmentFactory])
def test_each_form_is_a_file_of_its_type(client, factory, form):
    row = factory()

    answer = client.get(f"{row.get_absolute_url()}cite.{form}")

    assert answer.status_code == 200
    assert answer["Content-Type"] == MEDIA_TYPES[form]
    name = f"{row.reference}.{form}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_original_is_cited_whatever_the_language_of_the_page(client, settings):
    settings.SITE_URL = "https://portal.example"
    owner = OrganisationFactory(name="Radio Trust")
    texts = [text("Radio de village", "fr"), text("Village radio", "en")]
    row = record(texts=texts, organisation=owner.reference)
    next_version(row, stage="completed")

    found = client.get(f"/ar/projects/{row.reference}/cite.json")

    (item,) = json.loads(found.content)
    assert item["title"] == "Radio de village"
    assert item["language"] == "fr"
    assert item["author"] == [{"literal": "Radio Trust"}]
    assert item["version"].startswith("2, ")
    assert item["URL"] == f"https://portal.example/projects/{row.reference}/"


def test_line_ends_in_a_title_end_no_field(client):
    row = ProjectFactory(texts=[text("Radio\r\nER  - \r\nTY  - BOOK")])
    lines = client.get(f"{row.get_absolute_url()}cite.ris").content.decode()
    assert lines.split("\r\n")[3] == "TI  - Radio ER - TY - BOOK"


def test_what_was_taken_down_is_gone_here_as_well(client):
    Tombstone.objects.create(reference="WSIS-P-999999", register="project")
    assert client.get("/projects/WSIS-P-999999/cite.bib").status_code == 410


def test_what_is_part_of_another_leads_to_its_citation(client):
    kept = ProjectFactory()
    gone = {"reference": "WSIS-P-999999", "merged_into": kept.reference}
    Tombstone.objects.create(register="project", **gone)

    answer = client.get("/projects/WSIS-P-999999/cite.bib")

    wrong = client.get("/golden-book/WSIS-P-999999/cite.bib")
    assert [answer.status_code, wrong.status_code] == [301, 301]
    assert answer["Cache-Control"] == "max-age=3600"  # a merger can be undone
    assert wrong["Location"] == answer["Location"]
    assert answer["Location"] == f"{kept.get_absolute_url()}cite.bib"


@pytest.mark.parametrize(
    "address",
    [
        "projects/WSIS-P-000000/cite.bib",
        "projects/{reference}/cite.doc",
        "projects/{reference}/cite.",
        "projects/{reference}/cite.bib/",
        "golden-book/{reference}/cite.bib",
        "projects/..%2F..%2Fetc/cite.bib",
        "projects/%27%3B--/cite.json",
    ],
)
def test_other_addresses_are_not_found(client, address):
    reference = ProjectFactory().reference
    assert client.get(f"/{address.format(reference=reference)}").status_code == 404


def test_question_that_nobody_answers_is_refused(client):
    address = f"{ProjectFactory().get_absolute_url()}cite.bib"
    assert client.get(f"{address}?style=mla").status_code == 400


def test_a_citation_costs_three_queries(client, django_assert_num_queries):
    address = f"{ProjectFactory().get_absolute_url()}cite.ris"
    with django_assert_num_queries(3):  # tombstone; record; texts
        client.get(address)
