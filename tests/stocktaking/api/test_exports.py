"""A register as a file: all that the filters ask for, and nothing lost."""

import csv
import io
import json

import pytest

from stocktaking.models import Tombstone
from tests.factories import ProjectFactory, SubmissionFactory, record, text
from tests.factories.goldenbook import CommitmentFactory
from tests.wsis_portal.api.rows import MAKERS, full

pytestmark = pytest.mark.django_db
HARD = "=1+1"


def file(client, kind, register="projects", **query):
    answer = client.get(f"/api/v1/{register}/", {"format": kind, **query})
    assert answer.status_code == 200, answer.content
    return answer, b"".join(answer.streaming_content).decode()


def lines(client, **query):
    return [
        json.loads(line) for line in file(client, "ndjson", **query)[1].splitlines()
    ]


def table(client, **query):
    return list(csv.DictReader(io.StringIO(file(client, "csv", **query)[1][1:])))


@pytest.mark.parametrize("register", ["projects", "commitments"])
def test_json_lines_say_what_the_list_says(client, register):
    for n in range(3):
        MAKERS[register](n)

    answer, body = file(client, "ndjson", register)

    listed = client.get(f"/api/v1/{register}/").json()["results"]
    assert [json.loads(line) for line in body.splitlines()] == listed
    assert answer["Content-Type"] == "application/x-ndjson; charset=utf-8"
    name = f'attachment; filename="{register}.ndjson"'
    assert answer["Content-Disposition"] == name


def test_table_has_a_row_a_record_and_lists_in_a_cell(client):
    award = {"scheme": "WSIS Prizes", "year": 2025, "level": "winner"}
    row = record(**full(0), awards=[award], budget="1000.50")

    answer, body = file(client, "csv")
    (found,) = csv.DictReader(io.StringIO(body[1:]))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert body[0] == "\ufeff"
    assert found["reference"] == row.reference
    assert (found["language"], found["title"]) == ("en", "Village radio")
    assert found["action_lines"] == "C1|C7-EHEALTH"
    assert found["languages"] == "en|sw"
    assert found["identifiers"] == "itu:00"
    assert found["awards"] == "WSIS Prizes 2025:winner"
    assert found["partners"].startswith("funding:WSIS-O-")
    assert (found["budget"], found["currency"]) == ("1000.50", "CHF")
    assert found["organisation_name"] == "Own 0"


def test_filters_fields_and_order_are_those_of_the_list(client):
    for n, line in enumerate(["C1", "C2", "C1"]):
        ProjectFactory(lines=[line], texts=[text(f"Record {n}")])

    query = {"action_line": "C1", "ordering": "reference", "fields": "reference,texts"}

    rows, cells = lines(client, **query), table(client, **query)

    assert [row["texts"][0]["title"] for row in rows] == ["Record 0", "Record 2"]
    assert [row["title"] for row in cells] == ["Record 0", "Record 2"]
    assert list(cells[0]) == [
        "reference",
        "language",
        "title",
        "summary",
        "description",
    ]


def test_words_that_a_spreadsheet_would_run_are_told_as_text(client):
    ProjectFactory(texts=[text(HARD, summary='@x, "y"\nz')])
    (row,) = table(client)
    assert (row["title"], row["summary"]) == ("'=1+1", '\'@x, "y"\nz')
    assert lines(client)[0]["texts"][0]["title"] == HARD


def test_empty_register_is_a_file_without_rows(client):
    assert lines(client) == table(client) == []


@pytest.mark.parametrize("more", [{"page": "1"}, {"page_size": "5"}, {"colour": "x"}])
def test_file_has_no_pages_and_no_unknown_names(client, more):
    answer = client.get("/api/v1/projects/", {"format": "csv", **more})
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == list(more)


def test_form_may_be_asked_for_as_a_media_type(client):
    ProjectFactory()
    answer = client.get("/api/v1/projects/", headers={"accept": "text/csv"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def test_only_a_list_is_a_file(client):
    row = ProjectFactory()
    answer = client.get(f"/api/v1/projects/{row.reference}/", {"format": "csv"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["format"])


def test_file_holds_nothing_of_what_is_not_published(client):
    SubmissionFactory(state="submitted")
    Tombstone.objects.create(reference="WSIS-P-000007", register="project", words="x")
    assert lines(client) == []


@pytest.mark.parametrize("count", [1, 3])
def test_file_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    CommitmentFactory.create_batch(count)
    with django_assert_num_queries(2):  # keys, rows
        assert len(lines(client, register="commitments")) == count
