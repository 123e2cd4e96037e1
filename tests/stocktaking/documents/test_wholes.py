"""What is no document, and the document as the whole record."""

import json

import pytest

from stocktaking.choices import Profile
from tests.factories import document, text
from tests.stocktaking.documents.judging import AWARD, clean, cleaned, codes
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("whole", "code"),
    [
        ([], "invalid"),
        (None, "invalid"),
        ({"format": 9, "public": {}}, "invalid"),
        ({"format": "1", "public": {}}, "invalid"),
        ({"format": 1}, "invalid"),
        ({"format": 1, "public": {}, "private": 5}, "invalid"),
        ({"format": 1, "public": {}, "secret": {}}, "unknown-field"),
        ({"format": 1, "public": {"source": "x" * 200_000}}, "document-too-large"),
        ({"format": 1, "public": {"organisation": "a\0b"}}, "invalid"),
        ({"format": 1, "public": {"source": "\ud800"}}, "invalid"),
    ],
)
@pytest.mark.parametrize("profile", Profile)
def test_what_is_no_document_is_refused_as_a_whole(whole, code, profile):
    assert codes(whole, profile) == {"document": [code]}


def test_long_lists_are_refused_before_anything_is_looked_up(django_assert_num_queries):
    many = document(sdgs=[{"sdg": 1}] * 5000, links=[], countries=["CH"] * 5000)
    with django_assert_num_queries(0):
        found = codes(many)
    assert found == {"sdgs": ["too-many"], "countries": ["too-many"]}


def test_faulty_document_is_not_cleaned():
    with pytest.raises(InvalidDocument) as refusal:
        clean(document(stage="paused", ends_on="x"))
    assert set(refusal.value.problems) == {"stage", "ends_on"}
    assert refusal.value.problem.code == "invalid-document"


def test_document_is_the_whole_record():
    public = cleaned(source=" Report ")
    assert public == {
        "texts": [text()],
        "organisation": public["organisation"],
        "stakeholder_type": "",
        "activity_type": "project",
        "level": "international",
        "area": "",
        "countries": [],
        "action_lines": [{"action_line": "C3", "reason": ""}],
        "targets": [],
        "sdgs": [],
        "partners": [],
        "starts_on": "2025",
        "ends_on": "",
        "continues": None,
        "languages": [],
        "links": [],
        "identifiers": [],
        "collections": [],
        "source": "Report",
        "confirmed_on": None,
        "stage": "ongoing",
        "budget": None,
        "currency": "",
        "awards": [],
    }


def test_cleaning_twice_changes_nothing(vocabulary):
    whole = document(
        countries=["ch"],
        targets=[{"target": "A", "reason": " r "}],
        sdgs=[{"sdg": "9"}],
        budget=1000,
        currency="CHF",
        organisation={"name": "Radio Trust", "country": "ch"},
        partners=[{"organisation": {"name": "Market Board"}}],
        awards=[{**AWARD, "year": "2020"}],
        confirmed_on="2026-01-31",
    )
    once = clean(whole)
    assert clean(once) == once
    assert json.loads(json.dumps(once)) == once
    assert once["public"]["budget"] == "1000.00"
    assert once["public"]["sdgs"] == [{"sdg": 9, "reason": ""}]
    assert once["public"]["confirmed_on"] == "2026-01-31"
    assert once["public"]["awards"] == [{**AWARD, "category": "", "source": ""}]
