"""The one FilterSet: plain values out, and every wrong part named."""

from datetime import UTC, datetime
from string import ascii_lowercase

import pytest
from django.http import QueryDict

from stocktaking.filtersets import ProjectFilter
from stocktaking.search.filters import NARROW
from tests.factories import (
    ActionLineFactory,
    CollectionFactory,
    CountryFactory,
    OrganisationFactory,
    RegionFactory,
    SdgFactory,
    TargetFactory,
)
from wsis_portal.errors import InvalidQuestion, Problem
from wsis_portal.pages import Page
from wsis_portal.questions import without

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabulary():
    for code in ("C1", "C7-EHEALTH"):
        ActionLineFactory(code=code)
    for scheme, code in (("region", "EUR"), ("commission", "ECE"), ("group", "LDC")):
        RegionFactory(scheme=scheme, code=code)
    CountryFactory(code="CH")
    TargetFactory(letter="a")
    SdgFactory(number=9)
    CollectionFactory(code="prize-2012")
    OrganisationFactory(reference="WSIS-O-000012")


def plain(query):
    return ProjectFilter(QueryDict(query)).plain()


QUESTIONS = [
    ("", {}),
    ("q=+radio+", {"q": "radio"}),
    ("q=", {}),
    ("action_line=C1&action_line=C7-EHEALTH", {"action_line": ["C1", "C7-EHEALTH"]}),
    ("action_line=+c1+", {"action_line": ["C1"]}),
    ("action_line=%D0%A11", {"action_line": ["C1"]}),
    ("target=A", {"target": ["a"]}),
    ("sdg=9", {"sdg": [9]}),
    ("country=ch", {"country": ["CH"]}),
    ("region=eur", {"region": ["EUR"]}),
    ("commission=ECE", {"commission": ["ECE"]}),
    ("group=LDC", {"group": ["LDC"]}),
    ("stakeholder_type=academia", {"stakeholder_type": ["academia"]}),
    ("organisation=wsis-o-000012", {"organisation": ["WSIS-O-000012"]}),
    ("activity_type=training", {"activity_type": ["training"]}),
    ("level=local&level=national", {"level": ["local", "national"]}),
    ("area=applications", {"area": ["applications"]}),
    ("stage=planned", {"stage": ["planned"]}),
    ("partner=WSIS-O-000012", {"partner": ["WSIS-O-000012"]}),
    ("language=fr&language=sw", {"language": ["fr", "sw"]}),
    ("collection=PRIZE-2012", {"collection": ["prize-2012"]}),
    ("year_from=2003&year_to=2010", {"year_from": 2003, "year_to": 2010}),
    (
        "updated_since=2026-11-02T08:00:00Z",
        {"updated_since": datetime(2026, 11, 2, 8, tzinfo=UTC)},
    ),
    ("ordering=-updated_at", {"ordering": "-updated_at"}),
    ("page=2&page_size=50", {}),
]


@pytest.mark.parametrize(("query", "asked"), QUESTIONS)
def test_question_becomes_plain_values(query, asked):
    assert plain(query) == asked


def test_every_name_of_a_project_is_asked_here_and_answered_by_search():
    names = set(ProjectFilter.base_filters)
    assert {name for _query, asked in QUESTIONS for name in asked} == names
    assert names - {"ordering", "q"} <= set(NARROW)


WRONG = [
    ("action_lien=C1", "action_lien", "unknown-filter"),
    ("utm_source=x", "utm_source", "unknown-filter"),
    ("fulfilment=completed", "fulfilment", "unknown-filter"),
    ("Q=x", "Q", "unknown-filter"),
    ("action_line=C99", "action_line", "unknown-value"),
    ("action_line=", "action_line", "unknown-value"),
    ("action_line=C1&action_line=C99", "action_line", "unknown-value"),
    ("target=k", "target", "unknown-value"),
    ("sdg=18", "sdg", "unknown-value"),
    ("sdg=nine", "sdg", "unknown-value"),
    ("sdg=" + "9" * 40, "sdg", "unknown-value"),
    ("country=QQ", "country", "unknown-value"),
    ("region=ECE", "region", "unknown-value"),
    ("commission=EUR", "commission", "unknown-value"),
    ("group=EUR", "group", "unknown-value"),
    ("stakeholder_type=ngo", "stakeholder_type", "unknown-value"),
    ("organisation=WSIS-O-1", "organisation", "unknown-value"),
    ("activity_type=party", "activity_type", "unknown-value"),
    ("level=galactic", "level", "unknown-value"),
    ("area=x", "area", "unknown-value"),
    ("stage=paused", "stage", "unknown-value"),
    ("language=FR!", "language", "unknown-value"),
    ("language=french", "language", "unknown-value"),
    ("collection=nowhere", "collection", "unknown-value"),
    ("year_from=abc", "year_from", "invalid"),
    ("year_from=1899", "year_from", "min_value"),
    ("year_to=2101", "year_to", "max_value"),
    ("updated_since=yesterday", "updated_since", "invalid"),
    ("ordering=title", "ordering", "unknown-value"),
    ("q=" + "x" * 301, "q", "max_length"),
    ("q=%00", "q", "null_characters_not_allowed"),
]


@pytest.mark.parametrize(("query", "name", "code"), WRONG)
def test_wrong_part_is_named(query, name, code):
    with pytest.raises(InvalidQuestion) as refusal:
        plain(f"{query}&stage=planned" if name != "stage" else query)
    found = {k: [p.code for p in v] for k, v in refusal.value.problems.items()}
    assert found == {name: [code]}


def test_all_wrong_parts_are_named_at_once():
    with pytest.raises(InvalidQuestion) as refusal:
        plain("stage=paused&x=1&sdg=99")
    assert set(refusal.value.problems) == {"stage", "x", "sdg"}


def test_value_that_is_not_known_is_said_back():
    with pytest.raises(InvalidQuestion, match="C99 is not known here"):
        plain("action_line=C1&action_line=C99")


def languages(number):
    codes = [f"{a}{b}" for a in ascii_lowercase for b in ascii_lowercase]
    return "&".join(f"language={code}" for code in codes[:number])


def test_question_of_many_values_is_answered():
    assert len(plain(languages(99) + "&q=radio")["language"]) == 99


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (languages(100) + "&q=radio", "language"),
        ("language=fr&" + "stage=planned&" * 100, "stage"),
        ("page=1&" * 101, "page"),
    ],
)
def test_too_many_values_are_refused_before_they_are_looked_up(
    django_assert_num_queries, query, name
):
    with django_assert_num_queries(0), pytest.raises(InvalidQuestion) as refusal:
        plain(query)
    said = {name: [Problem("too-many-values", {"most": 100})]}
    assert refusal.value.problems == said


# Pages


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("", Page(1, 25)),
        ("page=3", Page(3, 25)),
        ("page=2&page_size=10", Page(2, 10)),
        ("page_size=1000", Page(1, 200)),
    ],
)
def test_page_is_what_is_asked_for(query, page):
    assert Page.of(QueryDict(query)) == page


@pytest.mark.parametrize("name", ["page", "page_size"])
@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", "", "\u0663", "1000000"])
def test_page_that_is_no_number_is_named(name, value):
    query = QueryDict(mutable=True)
    query[name] = value
    with pytest.raises(InvalidQuestion) as refusal:
        Page.of(query)
    assert set(refusal.value.problems) == {name}


def test_slice_of_a_page():
    assert list(range(100))[Page(3, 10).slice] == list(range(20, 30))


def test_question_without_its_wrong_part():
    query = QueryDict("q=a+b&x=1&stage=planned&stage=ongoing")
    assert without(query, lambda name: name == "x") == (
        "?q=a+b&stage=planned&stage=ongoing"
    )
    assert without(QueryDict("x=1"), lambda name: name == "x") == ""
