"""Which fault has which code at which path."""

from copy import deepcopy

import pytest

from tests.factories import document, text
from tests.stocktaking.documents.judging import AWARD, codes, lines_of

pytestmark = pytest.mark.django_db

FAULTS = [
    # What a field alone knows
    ({"titel": "x", "area_": ""}, {"titel": "unknown-field", "area_": "unknown-field"}),
    ({"reference": "WSIS-P-000001"}, {}),
    ({"texts": "x"}, {"texts": "not_a_list"}),
    ({"texts": [5]}, {"texts.0": "invalid"}),
    ({"texts": [text(titel="x")]}, {"texts.0.titel": "unknown-field"}),
    ({"texts": [text(title="x" * 251)]}, {"texts.0.title": "max_length"}),
    ({"texts": [text(title=["x"])]}, {"texts.0.title": "invalid"}),
    ({"texts": [text(language="")]}, {"texts.0.language": "required"}),
    ({"texts": [text(language="EN")]}, {"texts.0.language": "invalid"}),
    (
        {"texts": [text(language="english")]},
        {"texts.0.language": ["invalid", "max_length"]},
    ),
    ({"texts": [text(origin="robot")]}, {"texts.0.origin": "unknown-value"}),
    ({"texts": [{"title": "x", "summary": "y"}]}, {"texts.0.language": "required"}),
    ({"organisation": "WSIS-O-1"}, {"organisation": "unknown-value"}),
    ({"organisation": "..."}, {"organisation": "unknown-value"}),
    ({"organisation": 5}, {"organisation": "invalid"}),
    (
        {"organisation": {}},
        {"organisation": "required", "organisation.name": "required"},
    ),
    ({"organisation": {"name": " "}}, {"organisation.name": "required"}),
    ({"organisation": {"name": "x" * 201}}, {"organisation.name": "max_length"}),
    ({"organisation": {"name": "A", "id": 1}}, {"organisation.id": "unknown-field"}),
    (
        {"organisation": {"name": "A", "country": "QQ"}},
        {"organisation.country": "unknown-value"},
    ),
    (
        {"organisation": {"name": "A", "stakeholder_type": "ngo"}},
        {"organisation.stakeholder_type": "unknown-value"},
    ),
    (
        {"organisation": {"name": "A", "website": "javascript:alert(1)"}},
        {"organisation.website": "invalid"},
    ),
    ({"activity_type": "party"}, {"activity_type": "unknown-value"}),
    ({"level": "galactic"}, {"level": "unknown-value"}),
    ({"area": "x"}, {"area": "unknown-value"}),
    ({"stage": "paused"}, {"stage": "unknown-value"}),
    ({"stage": None}, {"stage": "required"}),
    ({"countries": ["CH", "QQ"]}, {"countries.1": "unknown-value"}),
    ({"countries": "CH"}, {"countries": "not_a_list"}),
    ({"countries": [None]}, {"countries.0": "required"}),
    (
        {"action_lines": lines_of("C3", "C99")},
        {"action_lines.1.action_line": "unknown-value"},
    ),
    ({"action_lines": ["C3"]}, {"action_lines.0": "invalid"}),
    ({"action_lines": [{"reason": "x"}]}, {"action_lines.0.action_line": "required"}),
    (
        {"action_lines": [{"action_line": "C3", "reason": "x" * 2001}]},
        {"action_lines.0.reason": "max_length"},
    ),
    ({"targets": [{"target": "k"}]}, {"targets.0.target": "unknown-value"}),
    ({"sdgs": [{"sdg": 18}]}, {"sdgs.0.sdg": "unknown-value"}),
    ({"sdgs": [{"sdg": "nine"}]}, {"sdgs.0.sdg": "invalid"}),
    ({"sdgs": [{"sdg": 10**30}]}, {"sdgs.0.sdg": "unknown-value"}),
    ({"partners": [{"role": "funding"}]}, {"partners.0.organisation": "required"}),
    (
        {"partners": [{"organisation": "WSIS-O-1"}]},
        {"partners.0.organisation": "unknown-value"},
    ),
    (
        {"partners": [{"organisation": {"name": "A"}, "role": "friend"}]},
        {"partners.0.role": "unknown-value"},
    ),
    ({"starts_on": "May 2025"}, {"starts_on": "partial-date"}),
    ({"starts_on": "2025-13"}, {"starts_on": "partial-date"}),
    ({"starts_on": "2025-01-01T00:00"}, {"starts_on": ["partial-date", "max_length"]}),
    ({"ends_on": "2025-02-30"}, {"ends_on": "partial-date"}),
    ({"confirmed_on": "2025"}, {"confirmed_on": "invalid"}),
    ({"languages": ["en", "French"]}, {"languages.1": ["invalid", "max_length"]}),
    ({"languages": ["E1"]}, {"languages.0": "invalid"}),
    ({"links": [{"url": "example.org"}]}, {"links.0.url": "invalid"}),
    ({"links": [{"url": "javascript:alert(1)"}]}, {"links.0.url": "invalid"}),
    ({"links": [{"title": "x"}]}, {"links.0.url": "required"}),
    (
        {"identifiers": [{"scheme": "isbn", "value": "1"}]},
        {"identifiers.0.scheme": "unknown-value"},
    ),
    ({"identifiers": [{"scheme": "itu"}]}, {"identifiers.0.value": "required"}),
    ({"collections": ["nowhere"]}, {"collections.0": "unknown-value"}),
    ({"awards": [{**AWARD, "level": "hero"}]}, {"awards.0.level": "unknown-value"}),
    ({"awards": [{**AWARD, "year": 1989}]}, {"awards.0.year": "min_value"}),
    ({"awards": [{**AWARD, "year": "x"}]}, {"awards.0.year": "invalid"}),
    (
        {"awards": [{"year": 2020}]},
        {"awards.0.scheme": "required", "awards.0.level": "required"},
    ),
    ({"budget": "much", "currency": "USD"}, {"budget": "invalid"}),
    ({"budget": "NaN", "currency": "USD"}, {"budget": "invalid"}),
    ({"budget": "1.005", "currency": "USD"}, {"budget": "max_decimal_places"}),
    ({"budget": "1" * 17, "currency": "USD"}, {"budget": "max_whole_digits"}),
    ({"budget": 1, "currency": "DOLLARS"}, {"currency": "max_length"}),
    # What no field alone knows
    (
        {"texts": [text(""), text("", "fr")]},
        {"texts.0.title": "required", "texts.1.title": "required"},
    ),
    ({"texts": [text(summary=" ")]}, {"texts.0.summary": "required"}),
    ({"texts": [text(summary="w " * 301)]}, {"texts.0.summary": "too-many-words"}),
    ({"texts": [text(), text("B", "fr"), text("C")]}, {"texts.2.language": "twice"}),
    ({"action_lines": lines_of("C3", "c3")}, {"action_lines.1.action_line": "twice"}),
    ({"targets": [{"target": "a"}, {"target": "A"}]}, {"targets.1.target": "twice"}),
    ({"sdgs": [{"sdg": 9}, {"sdg": "9"}]}, {"sdgs.1.sdg": "twice"}),
    ({"links": [{"url": "https://a.org"}] * 2}, {"links.1.url": "twice"}),
    ({"awards": [AWARD, AWARD]}, {"awards.1.scheme": "twice"}),
    (
        {"identifiers": [{"scheme": "itu", "value": "1"}] * 2},
        {"identifiers.1.scheme": "twice"},
    ),
    (
        {"partners": [{"organisation": {"name": n}} for n in ("A b", "a B")]},
        {"partners.1.organisation": "twice"},
    ),
    ({"level": "national"}, {"countries": "country-needed"}),
    ({"stakeholder_type": "academia"}, {"stakeholder_type": "type-of-organisation"}),
    ({"starts_on": "2025-05", "ends_on": "2025-04-30"}, {"ends_on": "period"}),
    ({"budget": "5"}, {"currency": "currency-missing"}),
    ({"currency": "USD"}, {"budget": "amount-missing"}),
    ({"budget": "-5", "currency": "USD"}, {"budget": "negative"}),
    ({"budget": "5", "currency": "usd"}, {"currency": "unknown-value"}),
    ({"links": [{"url": "https://a.org"}] * 51}, {"links": "too-many"}),
    ({"countries": ["CH"] * 301}, {"countries": "too-many"}),
]


@pytest.mark.parametrize(("changes", "faults"), FAULTS)
def test_each_fault_is_named_by_its_field(changes, faults, vocabulary):
    whole = document(**changes)
    before = deepcopy(whole)
    expected = {path: [c] if isinstance(c, str) else c for path, c in faults.items()}
    assert codes(whole) == expected
    assert whole == before


def test_smallest_document_is_good():
    assert codes(document()) == {}
