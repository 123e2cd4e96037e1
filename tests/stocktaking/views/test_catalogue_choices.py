"""What is chosen in the catalogue: shown, taken off, and never lost on the way."""

import re

import pytest

from tests.factories import CountryFactory, ProjectFactory

pytestmark = pytest.mark.django_db
CHIP = re.compile(r'<a class="chip" href="([^"]*)">(.*?)</a>', re.DOTALL)
KEPT = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


def plain(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def page(client, question):
    response = client.get(f"/projects/?{question}")
    assert response.status_code == 200
    return response.content.decode()


def test_each_choice_is_shown_with_the_way_to_take_it_off(client):
    ProjectFactory(countries=["CH"], lines=["C1"])

    html = page(client, "q=record&country=CH&action_line=C1&page=1")

    assert [(href, plain(words)) for href, words in CHIP.findall(html)] == [
        (
            "?q=record&amp;country=CH#results",
            "Take away: Action line: C1 Line C1",
        ),
        (
            "?q=record&amp;action_line=C1#results",
            "Take away: Country: Country CH",
        ),
    ]


def test_without_a_choice_there_is_nothing_to_take_off(client):
    ProjectFactory()
    assert CHIP.findall(page(client, "q=record&ordering=reference")) == []


def test_what_has_no_box_in_the_form_is_kept_by_it(client):
    CountryFactory(code="CH")
    item = ProjectFactory(countries=["CH"], collections=["prize-2012"], year=2012)
    reference = item.organisation.reference

    html = page(
        client,
        f"organisation={reference}&collection=PRIZE-2012&country=CH&year_from=2012"
        "&ordering=reference&updated_since=2020-01-01",
    )

    assert sorted(KEPT.findall(html)) == [
        ("ordering", "reference"),
        ("updated_since", "2020-01-01"),
    ]
    chosen = {"country": "CH", "collection": "prize-2012", "organisation": reference}
    for name, value in chosen.items():
        box = f'name="{name}" value="{value}" checked>'
        assert box in html


@pytest.mark.parametrize(
    ("question", "now"),
    [
        ("", "Newest first"),
        ("q=record", "Best match first"),
        ("q=record&ordering=-published_at", "Newest first"),
        ("ordering=published_at", "Oldest first"),
        ("ordering=-updated_at", "Last changed first"),
        ("ordering=-vouched_on", "Recently confirmed first"),
    ],
)
def test_order_is_told_and_others_offered(client, question, now):
    ProjectFactory()

    html = page(client, question)
    (order,) = re.findall(r'<nav class="order".*?</nav>', html, re.DOTALL)

    current = re.findall(r'aria-current="true">(.*?)</a>', order)
    assert current == [now]
    best = ["Best match first"] if "q=" in question else []
    assert re.findall(r">([^<>]+)</a>", order) == [
        *best,
        "Newest first",
        "Oldest first",
        "Last changed first",
        "Recently confirmed first",
    ]
    assert "page=" not in order


def test_filters_are_applied_where_the_results_begin(client):
    ProjectFactory()
    html = page(client, "")
    assert 'formaction="#results">Apply filters</button>' in html
    assert '<section id="results"' in html
