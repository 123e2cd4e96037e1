"""The yearly report: what is counted, kept and told on its page."""

import hashlib
import json
from datetime import UTC, date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse

from goldenbook.models import Commitment
from stocktaking.choices import State
from tests.factories import (
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    commitment_document,
    document,
    lines,
    record,
    text,
)
from tests.stocktaking.decided import handed_in
from tests.stocktaking.test_acts import withdrawn
from wsis_portal.errors import Refusal
from wsis_portal.overview.models import Report
from wsis_portal.overview.reports.making import make

pytestmark = pytest.mark.django_db
LAST_YEAR = datetime(2025, 6, 1, 12, tzinfo=UTC)
THIS_YEAR = datetime(2026, 3, 1, 12, tzinfo=UTC)
READ_ON = datetime(2026, 4, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(READ_ON, tick=False):
        yield


@pytest.fixture
def world(loaded):
    """A project of last year; this year two, a commitment, and a draft that is not."""
    publish(LAST_YEAR, public("Radio", countries=["SN"]))
    publish(THIS_YEAR, public("Tablets", countries=["SN", "CH"]))
    publish(THIS_YEAR, public("Screens", "C9", countries=["CH"]))
    promise = commitment_document()
    promise["public"] |= {"amount": "1250000", "currency": "CHF", "countries": ["SN"]}
    publish(THIS_YEAR, promise, "commitment")
    SubmissionFactory(state=State.SUBMITTED, document=public("Nobody knows of this"))


def public(title, action_line="C3", **more):
    return document(texts=[text(title)], action_lines=lines(action_line), **more)


def publish(when, whole, register="project"):
    with time_machine.travel(when, tick=False):
        return handed_in(("publish", 1), register=register, document=whole, start=when)


def test_figures_are_those_counted_by_hand(world):
    figures = make(2026).figures

    projects, commitments = figures["registers"].values()
    assert (projects["held"], projects["entered"], projects["imported"]) == (3, 2, 0)
    assert (commitments["held"], commitments["entered"]) == (1, 1)
    lines_of_all = projects["by"]["action_line"]
    assert lines_of_all["held"] == {"C3": 2, "C9": 1}
    assert lines_of_all["entered"] == {"C3": 1, "C9": 1}
    assert projects["by"]["region"]["held"] == {"AFR": 2, "EUR": 2}
    assert projects["by"]["region"]["entered"] == {"AFR": 1, "EUR": 2}
    assert figures["countries"] == 2
    listed = {"amount": "1250000.00", "currency": "CHF"}
    (row,) = Commitment.objects.all()
    assert figures["commitments"]["listed"] == [{"reference": row.reference, **listed}]
    assert figures["decisions"]["decision"] == {"published": 3}
    assert make(2025).figures["decisions"]["decision"] == {"published": 1}


def test_what_has_no_value_is_counted_as_such(loaded):
    record(countries=[], level="international", action_lines=lines("C3"))

    by = make(2026).figures["registers"]["project"]["by"]["region"]

    assert (by["held"], by["held_without"], by["entered_without"]) == ({}, 1, 1)


def test_report_stays_as_it_was_counted(world, client):
    made = make(2026)
    before = client.get(made.get_absolute_url()).content

    publish(THIS_YEAR, public("Later", countries=["SN"]))

    assert client.get(made.get_absolute_url()).content == before
    assert Report.objects.get().figures == made.figures


def test_what_was_taken_down_since_has_no_title(world, client):
    made, row = make(2026), Commitment.objects.get()
    title = row.original.title
    assert title in client.get(made.get_absolute_url()).content.decode()

    withdrawn(row)

    shown = client.get(made.get_absolute_url()).content.decode()
    assert title not in shown
    assert f"{row.reference} · no longer on record" in shown


def test_nothing_unpublished_shows(world, client):
    made = make(2026)
    for url in (made.get_absolute_url(), made.figures_url):
        assert b"Nobody knows" not in client.get(url).content


def test_checksum_is_of_the_figures_as_they_are_given(world, client):
    made = make(2026)

    answer = client.get(made.figures_url)

    assert hashlib.sha256(answer.content).hexdigest() == made.digest
    assert json.loads(answer.content) == made.figures


def test_same_data_give_the_same_report(world):
    first = make(2026)
    Report.objects.all().delete()

    assert make(2026).digest == first.digest


@pytest.mark.parametrize("year", [2003, 2027, 0])
def test_there_is_no_report_of_other_years(year):
    with pytest.raises(Refusal, match="from 2004 to 2026"):
        make(year)


def test_there_is_one_report_a_day(loaded):
    make(2026)
    with pytest.raises(Refusal, match="is there already"):
        make(2026)
    with pytest.raises(CommandError, match="is there already"):
        call_command("make_report", 2026)


def test_command_says_where_it_is(loaded):
    out = StringIO()
    call_command("make_report", 2025, stdout=out)
    assert out.getvalue().startswith("/reports/2025/2026-04-01/ is there: ")


def test_page_of_a_year_shows_the_latest_data(loaded, client):
    make(2026)
    with time_machine.travel(datetime(2026, 5, 1, tzinfo=UTC), tick=False):
        later = make(2026)
        shown = client.get("/reports/2026/")
        listed = client.get("/reports/")

    assert shown.context["report"] == later
    assert [one.made_on for one in shown.context["others"]] == [date(2026, 4, 1)]
    assert list(listed.context["reports"]) == [later]


@pytest.mark.parametrize(
    "path",
    ["/reports/2025/", "/reports/2026/2026-04-02/", "/reports/2026/today/report.pdf"],
)
def test_other_addresses_are_not_found(loaded, client, path):
    make(2026)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number(
    loaded, client, django_assert_num_queries, count
):
    for number in range(count):
        record("commitment", texts=[text(f"Promise {number}")])
    make(2026)
    client.get("/reports/2026/")

    # the report, others of the year; lines, regions, commitments
    with django_assert_num_queries(5):
        client.get("/reports/2026/")


# In the administration

ADD = reverse("admin:overview_report_add")


def test_secretariat_makes_a_report(client, loaded):
    client.force_login(SecretariatFactory())

    client.post(ADD, {"year": "2025"})

    made = Report.objects.get()
    assert (made.year, made.made_on) == (2025, date(2026, 4, 1))


@pytest.mark.parametrize(
    ("year", "words"), [("1999", "from 2004 to 2026"), ("2026", "is there already")]
)
def test_year_without_a_report_is_refused_at_its_field(client, loaded, year, words):
    make(2026)
    client.force_login(SecretariatFactory())

    answer = client.post(ADD, {"year": year})

    (said,) = answer.context["adminform"].form.errors["year"]
    assert words in said
    assert Report.objects.count() == 1


def test_others_make_none(client, loaded):
    client.force_login(UserFactory(is_staff=True))
    assert client.get(ADD).status_code == 403
