"""The page of decisions and its figures."""

import pytest
import time_machine
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from stocktaking.choices import Decided
from stocktaking.models import Project, Tombstone
from tests.factories import record
from tests.stocktaking.decided import decided_over_two_years, handed_in
from tests.stocktaking.test_acts import merged, withdrawn
from wsis_portal.overview.decisions import figures

pytestmark = pytest.mark.django_db


def page(client, **query):
    answer = client.get("/decisions/", query)
    assert answer.status_code == 200
    return answer.context


def test_median_is_of_first_decisions_and_lies_between_the_middle_two():
    decided_over_two_years()
    assert figures({})["median_waiting_days"] == 3.0
    assert figures({"decision": ["refused"]})["median_waiting_days"] == 1.0
    assert figures({"year_from": 2026})["median_waiting_days"] == 7.0
    assert figures({"year_from": 2027})["median_waiting_days"] is None


def test_median_is_told_to_the_tenth_of_a_day():
    for days in (0.5, 0.96):
        handed_in(("refuse", days))
    assert figures({})["median_waiting_days"] == 0.7


def test_figures_by_year_and_register_are_those_counted_by_hand():
    decided_over_two_years()

    found = figures({})

    assert found["count"] == 5
    assert found["year"] == {"2026": 2, "2025": 3}
    assert found["register"] == {"project": 4, "commitment": 1}
    decisions = {"refused": 2, "changes-requested": 2, "published": 1}
    assert found["decision"] == decisions
    assert [tuple(row.values()) for row in found["periods"]] == [
        (2026, "commitment", 1, 10.0, {"changes-requested": 1}),
        (2026, "project", 1, 4.0, {"published": 1}),
        (2025, "project", 3, 1.5, {"changes-requested": 1, "refused": 2}),
    ]


def test_facet_is_counted_under_all_other_filters():
    decided_over_two_years()

    found = figures({"register": ["project"], "decision": ["refused"], "year_to": 2025})

    assert found["count"] == 2
    assert found["register"] == {"project": 2}
    assert found["decision"] == {"refused": 2, "changes-requested": 1}
    assert found["reason"] == {"out-of-scope": 2}
    assert found["year"] == {"2025": 2}


def test_figures_are_counted_anew_after_the_next_decision():
    handed_in(("refuse", 1))
    before = figures({})

    handed_in(("refuse", 2))

    after = figures({})
    assert (before["count"], after["count"]) == (1, 2)
    assert (before["median_waiting_days"], after["median_waiting_days"]) == (1.0, 1.5)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    for day in range(count):
        handed_in(("publish", day))

    # last decision, cells, medians; keys, rows
    with django_assert_num_queries(5):
        assert len(page(client)["decisions"]) == count
    with django_assert_num_queries(3):  # last decision; keys, rows
        page(client)


def test_page_shows_figures_then_rows(client):
    decided_over_two_years()

    with time_machine.travel("2026-12-01"):
        shown = page(client, register="project")

    assert shown["this_year"] == 1
    assert [row.waiting_days for row in shown["decisions"]] == [4.0, 30.0, 2.0, 1.0]
    assert shown["found"]["median_waiting_days"] == 2.0


def test_record_that_was_withdrawn_meanwhile_is_still_named(client):
    reference = handed_in(("publish", 1)).reference
    Project.objects.filter(reference=reference).delete()
    Tombstone.objects.create(reference=reference, register="project", words="Twice.")

    shown = client.get("/decisions/")

    link = f'<a href="/projects/{reference}/">{reference}</a>'
    assertContains(shown, link, count=1, html=True)
    assert client.get(f"/projects/{reference}/").status_code == 410


def test_what_has_no_page_of_its_own_is_no_link(client):
    reference = record("progress-report").reference
    shown = client.get("/decisions/?register=progress-report")
    assertContains(shown, reference, count=1)
    assertNotContains(shown, f"/{reference}/")


def test_pages_follow_each_other(client):
    for day in range(3):
        handed_in(("refuse", day))

    waited = [
        row.waiting_days
        for number in (1, 2, 3)
        for row in page(client, page_size=1, page=number)["decisions"]
    ]

    assert waited == [2, 1, 0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("decision", "forgiven"),
        ("register", "organisation"),
        ("reason", "dislike"),
        ("year_from", "0"),
        ("year_to", "soon"),
        ("page", "2"),
        ("submitter", "1"),
        ("q", "radio"),
        ("ordering", "at"),
    ],
)
def test_unknown_part_is_400_and_the_page_offers_the_rest(client, name, value):
    handed_in(("refuse", 1))

    answer = client.get("/decisions/", {name: value, "utm_source": "x"}, follow=True)

    assert answer.status_code == 400
    assert list(answer.context["problems"]) == [name]
    assert answer.context["repaired"] == "/decisions/"


@pytest.mark.parametrize("language", ["fr", "es", "ar", "zh", "ru"])
def test_page_answers_in_every_language(client, language):
    handed_in(("refuse", 1))
    assert client.get(f"/{language}/decisions/").status_code == 200


def test_page_says_what_each_decision_means(client):
    answer = client.get("/decisions/")
    for decided in Decided:
        assertContains(answer, f"<dt>{decided.label}</dt>", count=1, html=True)


def test_file_holds_what_the_page_asks_for_in_its_language(client):
    handed_in(("refuse", 1))

    with translation.override("fr"):
        shown = client.get("/fr/decisions/?decision=refused&page_size=5")

    address = "/api/v1/decisions/?decision=refused&amp;format=csv&amp;lang=fr"
    assertContains(shown, f'href="{address}"', count=1)


def test_causes_of_acts_are_shown_and_counted_as_reasons(client):
    withdrawn(record(), reason="legal")
    merged(record(), record())
    handed_in(("refuse", 1))

    shown = client.get("/decisions/")

    for words in ("For legal reasons", "Recorded twice"):
        assertContains(shown, f'<span class="small muted block">{words}</span>')
    reasons = {"legal": 1, "duplicate": 1, "out-of-scope": 1}
    assert shown.context["found"]["reason"] == reasons
    legal = page(client, reason="legal")
    assert [row.decision for row in legal["decisions"]] == ["withdrawn"]
    assert legal["found"]["count"] == 1
