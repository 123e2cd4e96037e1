"""A register as a workbook: the rows of the list, and no formula among them."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from stocktaking.api import workbooks
from tests.factories import ProjectFactory, text

pytestmark = pytest.mark.django_db


def sheet(client, **query):
    answer = client.get("/api/v1/projects/", {"format": "xlsx", **query})
    assert answer.status_code == 200, answer.content
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return answer, [*book.active.iter_rows()]


def test_workbook_has_a_row_a_record_under_the_names_of_the_list(client):
    rows = [ProjectFactory(texts=[text(f"Record {n}")]) for n in range(2)]

    answer, found = sheet(client, fields="reference,texts", ordering="reference")

    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"] == 'attachment; filename="projects.xlsx"'
    head, *cells = [[cell.value for cell in row] for row in found]
    assert head == ["reference", "language", "title", "summary", "description"]
    assert [row[:3] for row in cells] == [
        [row.reference, "en", f"Record {n}"] for n, row in enumerate(rows)
    ]


def test_text_that_looks_like_a_formula_is_text(client):
    ProjectFactory(texts=[text("=1+1", summary="line\x0bend")])

    _answer, (_head, row) = sheet(client, fields="texts")

    assert (row[1].value, row[1].data_type) == ("=1+1", "s")


@pytest.mark.parametrize("form", ["xlsx", "csv", "ndjson"])
def test_head_of_a_file_is_told_without_reading_a_record(client, form):
    ProjectFactory()
    address = f"/api/v1/projects/?format={form}"
    whole = client.get(address)
    b"".join(whole.streaming_content)

    with CaptureQueriesContext(connection) as queries:
        head = client.head(address)

    assert head.status_code == 200
    for name in ("Content-Type", "Content-Disposition"):
        assert head[name] == whole[name]
    assert "Content-Length" not in head
    assert 'FROM "stocktaking_project"' not in str(queries.captured_queries)


def test_more_records_than_a_workbook_takes_are_refused_with_a_way(client, monkeypatch):
    monkeypatch.setattr(workbooks, "LARGEST_WORKBOOK", 1)
    ProjectFactory(lines=["C1"])
    ProjectFactory(lines=["C2"])

    answer = client.get("/api/v1/projects/?format=xlsx")

    assert answer.status_code == 400
    assert client.head("/api/v1/projects/?format=xlsx").status_code == 400
    (problem,) = answer.json()["errors"]["format"]
    assert problem["code"] == "too-many-for-workbook"
    assert len(sheet(client, action_line="C1")[1]) == 2
