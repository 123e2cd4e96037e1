"""Which countries stand by a record: what its page and the API say of it."""

from datetime import UTC, datetime

import pytest
import time_machine

from stocktaking import workflow
from stocktaking.choices import Action, State
from stocktaking.models import Endorsement, Revision, Submission
from stocktaking.workflow import Given
from tests.factories import (
    CountryFactory,
    FocalPointFactory,
    SubmissionFactory,
    change_of,
    document,
    record,
)

pytestmark = pytest.mark.django_db

CANARY = "kanarienvogel"
API = "/api/v1/projects/"


@pytest.fixture(autouse=True)
def countries():
    for code, name in (("SN", "Senegal"), ("ML", "Mali"), ("NE", "Niger")):
        CountryFactory(code=code, name=name)


def endorse(item, code, day):
    """By a focal point of the country CODE, at noon of a day of 2026."""
    country = CountryFactory(code=code)
    person = FocalPointFactory(country=country, user__name=CANARY).user
    with time_machine.travel(datetime(2026, *day, 12, tzinfo=UTC), tick=False):
        given = Given(country=code)
        workflow.take_step(item, Action.ENDORSE, actor=person, given=given)


def in_review():
    return SubmissionFactory(
        state=State.IN_REVIEW, document=document(countries=["SN", "ML"])
    )


def publish(item):
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)
    return item.reference


def told(client, reference):
    return client.get(f"{API}{reference}/").json()["endorsements"]


def test_endorsement_is_public_once_the_record_is(client):
    item = in_review()
    endorse(item, "SN", (3, 1))
    endorse(item, "ML", (3, 2))
    assert client.get(API).json()["results"] == []

    reference = publish(item)

    assert told(client, reference) == [
        {"country": "ML", "endorsed_on": "2026-03-02", "revision": 1},
        {"country": "SN", "endorsed_on": "2026-03-01", "revision": 1},
    ]
    page = client.get(f"/projects/{reference}/").text
    said = "Endorsed by the national focal point of Senegal, 1 March 2026"
    assert said in page
    assert CANARY not in page + client.get(f"{API}{reference}/").text


def test_refused_change_leaves_no_endorsement_on_the_record(client):
    row = record(countries=["SN"])
    change = change_of(row, {"starts_on": "2021"}, state=State.IN_REVIEW)
    endorse(change, "SN", (3, 1))
    given = Given(words="No.", reason="other")
    workflow.take_step(change, Action.REFUSE, actor=change.reviewer, given=given)

    assert told(client, row.reference) == []
    assert "focal point" not in client.get(row.get_absolute_url()).text


def test_of_each_country_the_last_one_counts_with_its_version(client):
    row = record(countries=["SN", "ML"])
    first = Submission.objects.get(reference=row.reference)
    endorse(first, "SN", (3, 1))
    endorse(first, "ML", (3, 2))
    change = change_of(row, {"starts_on": "2021"}, state=State.IN_REVIEW)
    endorse(change, "SN", (4, 1))
    publish(change)

    assert told(client, row.reference) == [
        {"country": "ML", "endorsed_on": "2026-03-02", "revision": 1},
        {"country": "SN", "endorsed_on": "2026-04-01", "revision": 2},
    ]
    page = client.get(row.get_absolute_url()).text
    assert page.count("(as version 1 said it)") == 1


def test_lists_files_and_commitments_say_it_too(client):
    row, promise = record(countries=["SN"]), record("commitment", countries=["SN"])
    for one in (row, promise):
        endorse(Submission.objects.get(reference=one.reference), "SN", (3, 1))
    record()

    said = [{"country": "SN", "endorsed_on": "2026-03-01", "revision": 1}]
    listed = client.get(API).json()["results"]
    chosen = client.get(f"{API}?fields=reference,endorsements").json()["results"]
    table = client.get(f"{API}?format=csv&fields=reference,endorsements").getvalue()
    (promised,) = client.get("/api/v1/commitments/").json()["results"]

    assert [one["endorsements"] for one in listed] == [[], said]
    assert chosen[1] == {"reference": row.reference, "endorsements": said}
    assert f"{row.reference},SN 2026-03-01" in table.decode()
    assert promised["endorsements"] == said


def test_no_revision_holds_what_the_portal_says_beside_the_document():
    item = in_review()
    endorse(item, "SN", (3, 1))
    publish(item)
    assert "endorsements" not in Revision.objects.get().public


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_with_any_number_of_them(
    client, django_assert_num_queries, count
):
    row = record(countries=["SN", "ML", "NE"])
    item = Submission.objects.get(reference=row.reference)
    for code in ("SN", "ML", "NE")[:count]:
        endorse(item, code, (3, 1))

    with django_assert_num_queries(4):  # edition, total, keys, rows
        (found,) = client.get(API).json()["results"]
    assert len(found["endorsements"]) == count == Endorsement.objects.count()
