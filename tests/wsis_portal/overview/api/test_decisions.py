"""The log of decisions as data: exactly what is public, and nothing that is not."""

import csv
import io
import itertools
import json

import pytest

from stocktaking.forgetting.run import forget
from stocktaking.models import EventNote, Submission
from tests.factories import (
    OrganisationFactory,
    SubmissionFactory,
    UserFactory,
    change_of,
    commitment_document,
    record,
    text,
)
from tests.stocktaking.decided import handed_in, walk
from tests.stocktaking.test_acts import withdrawn
from tests.stocktaking.test_canaries import CANARY, private, words

pytestmark = pytest.mark.django_db
FIELDS = [
    *("decided_on", "register", "register_name", "reference", "url"),
    *("decision", "decision_name", "reason", "reason_name"),
    *("waiting_days", "is_first"),
]
ADDRESSES = [
    "/decisions/",
    "/ar/decisions/",
    "/decisions/?decision=refused",
    "/decisions/?reason=out-of-scope&register=project",
    "/decisions/?page=7",
    "/decisions/?decision=forgiven",
    "/api/v1/decisions/",
    "/api/v1/decisions/?page=7",
    "/api/v1/decisions/?fields=title",
    "/api/v1/decisions/?format=csv",
    "/api/v1/decisions/?format=ndjson",
    "/api/v1/decisions/?lang=fr&decision=changes-requested",
    "/api/v1/facets/decisions/",
    "/api/v1/facets/decisions/?reason=duplicate",
]


def ask(client, name="decisions", status=200, **query):
    answer = client.get(f"/api/v1/{name}/", query)
    assert answer.status_code == status, answer.content
    return answer.json()


def body(client, address):
    answer = client.get(address)
    assert answer.status_code < 500
    return b"".join(answer).decode()


def everything(client):
    return {address: body(client, address) for address in ADDRESSES}


def test_refused_submission_is_told_without_what_it_was_about(client):
    handed_in(("refuse", 3.25))

    found = ask(client)

    assert found == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [
            {
                "decided_on": "2026-03-04",
                "register": "project",
                "register_name": "Project",
                "reference": None,
                "url": None,
                "decision": "refused",
                "decision_name": "Refused",
                "reason": "out-of-scope",
                "reason_name": "Out of scope",
                "waiting_days": 3.2,
                "is_first": True,
            }
        ],
        "median_waiting_days": 3.2,
    }


def test_published_record_is_named_with_its_page(client):
    reference = handed_in(("publish", 1)).reference

    (row,) = ask(client, lang="fr")["results"]

    assert list(row) == FIELDS
    assert row["reference"] == reference
    assert row["url"] == f"http://testserver/projects/{reference}/"
    assert row["reason"] == row["reason_name"] == ""


def test_withdrawal_is_told_with_its_cause(client):
    row = record()
    withdrawn(row, reason="legal", words="By order of a court.")

    (told,) = ask(client, reason="legal")["results"]

    assert (told["reference"], told["decision"]) == (row.reference, "withdrawn")
    assert (told["reason"], told["reason_name"]) == ("legal", "For legal reasons")
    assert told["decision_name"] == "Record withdrawn"


def secret(**more):
    """A submission in which every part says the canary, by one who is called so."""
    person = UserFactory(name=f"{CANARY} person")
    whole = words()
    whole["private"] = private()
    return SubmissionFactory(submitter=person, document=whole, **more)


def test_nothing_of_what_was_refused_or_returned_is_anywhere(client):
    row = record()
    trust = OrganisationFactory(name=f"{CANARY} members", slug=CANARY)
    for decision in ("refuse", "request-changes"):
        walk(secret(organisation=trust), ("submit", 0), (decision, 1))
    change = change_of(row, {"texts": [text(f"{CANARY} change")]})
    walk(change, ("submit", 0), ("refuse", 2))
    EventNote.objects.update(words=CANARY, comments={"texts": CANARY})

    found = everything(client)

    assert {address for address, told in found.items() if CANARY in told} == set()
    assert row.reference not in body(client, "/decisions/?decision=refused")
    assert len(ask(client, decision="refused")["results"]) == 2


def test_drafts_and_what_waits_are_counted_nowhere(client):
    empty = everything(client)

    for state in ("draft", "submitted", "in-review", "discarded"):
        SubmissionFactory(state=state)

    assert everything(client) == empty


def test_people_who_are_forgotten_change_nothing(client):
    item = handed_in(("request-changes", 1), ("submit", 2), ("refuse", 3))
    promise = commitment_document()
    handed_in(("merge", 1), register="project")
    handed_in(("refuse", 4), register="commitment", document=promise)
    before = everything(client)

    forget(item.submitter)
    EventNote.objects.all().delete()

    assert everything(client) == before


def test_no_number_of_an_event_or_submission_is_told(client):
    handed_in(("refuse", 1))
    Submission.objects.update(document_version=7)
    event = Submission.objects.get().events.last()

    told = [body(client, a) for a in ADDRESSES]

    assert not any(event.hash in one or event.digest in one for one in told)
    assert set(ask(client)["results"][0]) == set(FIELDS)


def test_files_say_what_the_list_says(client):
    handed_in(("refuse", 1))
    handed_in(("publish", 2))
    listed = ask(client, decision="refused")["results"]

    lines = body(client, "/api/v1/decisions/?format=ndjson&decision=refused")
    table = body(client, "/api/v1/decisions/?format=csv&decision=refused&lang=fr")

    assert [json.loads(line) for line in lines.splitlines()] == listed
    (row,) = csv.DictReader(io.StringIO(table[1:]))
    assert list(row) == FIELDS
    assert (row["reference"], row["waiting_days"]) == ("", "1.0")
    words = row["reason"], row["reason_name"]
    assert words == ("out-of-scope", "Hors du champ de l\u2019inventaire")


@pytest.mark.parametrize("count", [1, 3])
def test_file_costs_the_same_for_any_number(client, django_assert_num_queries, count):
    for day in range(count):
        handed_in(("publish", day))

    with django_assert_num_queries(1):  # rows
        found = body(client, "/api/v1/decisions/?format=ndjson")

    assert len(found.splitlines()) == count


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("decision", "forgiven"),
        ("register", "organisation"),
        ("reason", "dislike"),
        ("year_from", "0"),
        ("q", "radio"),
        ("reference", "WSIS-P-000001"),
    ],
)
@pytest.mark.parametrize("resource", ["decisions", "facets/decisions"])
def test_unknown_name_or_value_is_400(client, resource, name, value):
    assert list(ask(client, resource, 400, **{name: value})["errors"]) == [name]


def test_page_and_api_ask_alike(client):
    handed_in(("refuse", 1))
    handed_in(("request-changes", 2), ("submit", 3), ("publish", 400))
    filters = {
        "decision": ["refused", "published"],
        "register": ["project"],
        "year_from": ["2026", "2027"],
        "reason": ["out-of-scope"],
    }
    names = ("waiting_days", "decision", "is_first")

    for some in itertools.chain(*(itertools.combinations(filters, n) for n in (1, 2))):
        for values in itertools.product(*(filters[name] for name in some)):
            query = dict(zip(some, values, strict=True))
            page = client.get("/decisions/", query).context
            listed = ask(client, **query)
            counted = ask(client, "facets/decisions", **query)

            shown = [{n: getattr(r, n) for n in names} for r in page["decisions"]]
            assert shown == [{n: r[n] for n in names} for r in listed["results"]]
            assert listed["count"] == counted["count"] == page["found"]["count"]
            median = listed["median_waiting_days"]
            assert median == counted["median_waiting_days"]


def test_figures_are_told_by_facet_and_period(client):
    handed_in(("refuse", 1))
    handed_in(("publish", 2))

    found = ask(client, "facets/decisions")

    assert found == {
        "count": 2,
        "median_waiting_days": 1.5,
        "register": {"project": 2},
        "decision": {"refused": 1, "published": 1},
        "reason": {"out-of-scope": 1},
        "year": {"2026": 2},
        "periods": [
            {
                "year": 2026,
                "register": "project",
                "count": 2,
                "median_waiting_days": 1.5,
                "decision": {"published": 1, "refused": 1},
            }
        ],
    }
