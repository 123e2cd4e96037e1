"""What a catalogue offers to take away is what it shows, on all its pages."""

import csv
import io
import json
from html import unescape

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from stocktaking.views import taking_away
from tests.factories import CommitmentFactory, ProjectFactory, text

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "",
    "q=radio",
    "q=raido",  # the page shows what was meant
    "q=radio&ordering=published_at",
    "action_line=C1&action_line=C2",
    "action_line=C1&q=radio&ordering=reference",
    "stage=planned&page_size=2",
    "ordering=-vouched_on&page_size=2",
    "year_from=2001&year_to=2003",
]


@pytest.fixture
def world():
    for n in range(6):
        ProjectFactory(
            lines=[f"C{n % 3 + 1}"],
            stage="planned" if n % 2 else "ongoing",
            year=2000 + n,
            vouched_on=f"2026-0{n + 1}-01" if n % 2 else None,
            texts=[text("Radio" if n % 4 else "Film", summary=f"Of the year {n}")],
        )


def shown(client, question):
    """References on all pages, in their order; and what is offered."""
    number, found = 1, []
    while True:
        page = client.get(f"/projects/?{question}&page={number}".replace("?&", "?"))
        rows, total = page.context["found"].rows, page.context["found"].total
        found += [row.reference for row in rows]
        if len(found) == total:
            return found, page.context["offer"]
        number += 1


def references(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, answer.content
    body = b"".join(answer.streaming_content)
    if "ndjson" in url:
        return [json.loads(line)["reference"] for line in body.decode().splitlines()]
    return [
        r["reference"] for r in csv.DictReader(io.StringIO(body.decode("utf-8-sig")))
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_files_hold_what_the_pages_show_in_the_same_order(client, world, question):
    rows, offer = shown(client, question)
    urls = {str(label): url for label, url in offer.files}

    assert set(urls) == {"CSV", "Excel", "JSON Lines"}
    assert references(client, urls["CSV"]) == rows
    assert references(client, urls["JSON Lines"]) == rows
    assert rows


def test_number_of_records_stands_beside_the_links(client, world):
    page = client.get("/projects/?action_line=C1")

    assertContains(page, "Take all 2 records away:")
    assertContains(page, 'href="/api/v1/projects/?action_line=C1&amp;format=csv"')


def test_nothing_is_taken_away_where_nothing_is_found(client, world):
    page = client.get("/projects/?q=zebra")

    assertNotContains(page, "format=csv")
    assertContains(page, "/my/searches/save/project/?q=zebra")


def test_golden_book_offers_its_own(client):
    CommitmentFactory()
    page = client.get("/golden-book/?level=national")
    assertContains(page, "/my/searches/save/commitment/?level=national")


def test_too_many_for_a_workbook_are_said_to_be(client, world, monkeypatch):
    monkeypatch.setattr(taking_away, "LARGEST_WORKBOOK", 5)

    html = unescape(client.get("/projects/").content.decode())

    assert "format=xlsx" not in html
    assert "Too many for Excel: narrow the search." in html
