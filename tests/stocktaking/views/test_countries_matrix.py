"""The addresses of national focal points, by who asks: as the table says."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from stocktaking.choices import State
from stocktaking.models import Endorsement, SubmissionEvent
from tests.factories import (
    CountryFactory,
    FocalPointFactory,
    SecretariatFactory,
    SubmissionFactory,
    UserFactory,
    document,
    record,
    submitted,
)

pytestmark = pytest.mark.django_db

WHO = (
    *("anonymous", "stranger", "author", "secretariat", "member of the agency"),
    *("focal point", "of another country", "until yesterday", "from tomorrow"),
)
LOGIN, GONE, FOUND = 302, 404, 200


def row(**found):
    """404 to whoever is not named."""
    named = {name.replace("_", " "): status for name, status in found.items()}
    return {**dict.fromkeys(WHO, GONE), "anonymous": LOGIN, **named}


POINTS = {"focal_point": FOUND}
GETS = {
    "/my/countries/": row(**POINTS, of_another_country=FOUND),
    **{f"/my/countries/{{{state}}}/": row() for state in State},
    "/my/countries/{submitted}/": row(**POINTS),
    "/my/countries/{in-review}/": row(**POINTS),
    "/my/countries/{public}/": row(**POINTS),
    "/my/countries/{public_elsewhere}/": row(of_another_country=FOUND),
    "/my/countries/{own}/": row(),
    "/my/countries/WSIS-P-000000/": row(),
    "/my/countries/999999999999/": row(),
}
SAID = [{"words": "It is real."}, {"endorse": "SN", "version": "1"}]
HEARD = {"submitted", "in-review"}


@pytest.fixture
def world():
    senegal, today = CountryFactory(code="SN"), timezone.localdate()
    day = timedelta(days=1)
    people = {
        "stranger": UserFactory(),
        "author": UserFactory(),
        "secretariat": SecretariatFactory(),
        "focal point": FocalPointFactory(country=senegal).user,
        "of another country": FocalPointFactory(country=CountryFactory(code="ML")).user,
        "until yesterday": FocalPointFactory(
            country=senegal, valid_to=today - day
        ).user,
        "from tomorrow": FocalPointFactory(
            country=senegal, valid_from=today + day
        ).user,
    }
    from tests.stocktaking.situations import member_for  # noqa: PLC0415  # one use

    people["member of the agency"] = member_for("C3")
    names = {
        state.value: from_senegal(state, people["author"]).pk
        for state in State
        if state != State.PUBLISHED
    }
    row = submitted("project", document(countries=["SN"]), submitter=people["author"])
    names |= {
        "published": row.revision.submission_id,  # its reference is its address
        "public": row.reference,
        "public_elsewhere": record(countries=["ML"]).reference,
        "own": from_senegal(State.SUBMITTED, people["focal point"]).pk,
    }
    return people, names


def from_senegal(state, submitter):
    said = document(countries=["SN"])
    return SubmissionFactory(state=state, document=said, submitter=submitter)


def client_of(people, who):
    client = Client()
    if who in people:
        client.force_login(people[who])
    return client


def test_every_address_answers_who_asks_as_the_table_says(world):
    people, names = world
    found = {
        address: {
            who: client_of(people, who).get(address.format(**names)).status_code
            for who in WHO
        }
        for address in GETS
    }
    assert found == GETS


@pytest.mark.parametrize("said", SAID, ids=lambda said: next(iter(said)))
@pytest.mark.parametrize("who", WHO)
def test_what_is_posted_leaves_a_trace_for_focal_points_alone(world, who, said):
    people, names = world
    client, changed = client_of(people, who), set()

    for name, key in names.items():
        before = SubmissionEvent.objects.count(), Endorsement.objects.count()
        shown = key if isinstance(key, int) else names["published"]
        answer = client.post(f"/my/countries/{key}/", {**said, "submission": shown})
        assert answer.status_code < 500
        if before != (SubmissionEvent.objects.count(), Endorsement.objects.count()):
            changed.add(name)

    endorsed = {*HEARD, "public"} if "endorse" in said else HEARD
    assert changed == (endorsed if who == "focal point" else set())
