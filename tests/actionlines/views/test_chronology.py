import pytest
from pytest_django.asserts import assertContains, assertNotContains

from actionlines.choices import EventKind, Phase
from tests.factories import CountryFactory, SummitEventFactory

pytestmark = pytest.mark.django_db
PAGE = "/chronology/"


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    events = [SummitEventFactory(country=CountryFactory()) for _ in range(count)]

    # events with their countries
    with django_assert_num_queries(1):
        response = client.get(PAGE)

    phases = dict(response.context["phases"])
    assert {row.fact for row in phases[Phase.GENEVA]} == set(events)


def test_events_stand_under_their_phase_in_order(client):
    for slug, phase, day in [
        ("tunis", Phase.TUNIS, "2005-11-16"),
        ("later", Phase.GENEVA, "2003-12"),
        ("earlier", Phase.GENEVA, "2002"),
    ]:
        SummitEventFactory(slug=slug, phase=phase, starts_on=day)

    phases = client.get(PAGE).context["phases"]

    assert [(phase, [row.fact.slug for row in rows]) for phase, rows in phases] == [
        (Phase.ORIGINS, []),
        (Phase.GENEVA, ["earlier", "later"]),
        (Phase.TUNIS, ["tunis"]),
        (Phase.FOLLOW_UP, []),
    ]


def test_phase_without_events_has_no_heading(client):
    SummitEventFactory(phase=Phase.TUNIS)
    response = client.get(PAGE)
    assertContains(response, '<h2 id="tunis">Tunis phase</h2>')
    assertNotContains(response, "Geneva phase")


def test_event_says_when_where_what_and_where_the_leaflet_was_corrected(client):
    SummitEventFactory(
        title="PrepCom-2",
        kind=EventKind.PREPARATORY_COMMITTEE,
        starts_on="2005-02-17",
        ends_on="2005-02-25",
        place="Geneva",
        country=CountryFactory(code="CH"),
        note="The leaflet prints 2003.",
        source="Press release",
    )

    html = " ".join(client.get(PAGE).content.decode().split())

    assert '<span class="when">17\u201325 February 2005</span>' in html
    assert '<span class="tag">Preparatory committee</span>' in html
    assert (
        '<span lang="en">Geneva</span> <a href="/countries/ch/">Country CH</a>' in html
    )
    assert "The leaflet prints 2003." in html
    assert '<li id="source-1"> <span lang="en" dir="ltr">Press release</span>' in html
