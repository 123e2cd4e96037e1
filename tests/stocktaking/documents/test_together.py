"""What is told at once, and what waits until the rest is right."""

import pytest

from tests.factories import document, text
from tests.stocktaking.documents.judging import clean, codes
from wsis_portal.errors import InvalidDocument

pytestmark = pytest.mark.django_db


def test_faults_of_fields_and_of_rules_are_told_at_once():
    typed = document(
        texts=[text(summary="word " * 301)],
        links=[{"url": "no address"}],
        starts_on="2025",
        ends_on="2024",
        budget="5",
        colour="red",
    )
    assert codes(typed) == {
        "texts.0.summary": ["too-many-words"],
        "links.0.url": ["invalid"],
        "ends_on": ["period"],
        "currency": ["currency-missing"],
        "colour": ["unknown-field"],
    }


def test_rule_is_not_asked_about_a_field_that_is_faulty_itself():
    assert codes(document(level="village", countries=[])) == {
        "level": ["unknown-value"]
    }
    assert codes(document(starts_on="soon", ends_on="2024")) == {
        "starts_on": ["partial-date"]
    }


def test_field_beside_an_unknown_one_is_judged_in_a_row_as_well():
    typed = document(links=[{"url": "no address", "colour": "red"}])
    assert codes(typed) == {
        "links.0.url": ["invalid"],
        "links.0.colour": ["unknown-field"],
    }


def test_item_beside_a_good_one_is_named_by_its_place():
    links = [{"url": "https://a.example.org"}, {"url": "no address"}]
    texts = [text("Radio"), text("x" * 251, language="fr")]
    assert codes(document(links=links, texts=texts)) == {
        "links.1.url": ["invalid"],
        "texts.1.title": ["max_length"],
    }


def test_what_does_not_open_is_not_cleaned():
    with pytest.raises(InvalidDocument) as refusal:
        clean({"format": 99, "public": {}})
    assert set(refusal.value.problems) == {"document"}
