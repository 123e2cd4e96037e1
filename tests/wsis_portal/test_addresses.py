"""The addresses that bookmarks, tests and harvesters rely on, over the real facts."""

import json

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command

from actionlines.loading.run import load
from tests.factories import SecretariatFactory
from tests.wsis_portal.hostile import HOSTILE
from tests.wsis_portal.wire import Ask, send
from wsis_portal import guard

PAGES = [
    "/",
    "/projects/",
    "/golden-book/",
    "/action-lines/",
    "/action-lines/c7-e-health/",
    "/targets/",
    "/targets/j/",
    "/countries/",
    "/countries/ch/",
    "/chronology/",
    "/decisions/",
    "/about/",
    "/terms/",
    "/about/design/",
    "/accessibility/",
    "/privacy/",
    "/accounts/login/",
    "/accounts/signup/",
]
MACHINES = [
    "/api/v1/",
    "/api/v1/schema/",
    "/api/v1/projects/",
    "/healthz",
    "/readyz",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-projects.xml",
    "/feeds/projects.atom",
    "/feeds/commitments.atom",
    "/card.png",
]
OWN = ["/my/", "/submit/project/", "/admin/stocktaking/submission/"]
PREFIXES = ["", "/fr", "/es", "/ar", "/zh", "/ru"]


@pytest.fixture(scope="module")
def facts(django_db_setup, django_db_blocker):
    """The reference data and the real records, once for this file."""
    with django_db_blocker.unblock():
        load()
        call_command("load_sample", verbosity=0)
        yield
        call_command("flush", interactive=False, verbosity=0)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def data(client, path):
    return json.loads(client.get(f"/api/v1/{path}").content)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_page_answers_in_every_language(client, prefix):
    answers = {path: client.get(prefix + path).status_code for path in PAGES}
    assert answers == dict.fromkeys(PAGES, 200)


def test_machines_are_answered(client):
    answers = {path: client.get(path).status_code for path in MACHINES}
    assert answers == dict.fromkeys(MACHINES, 200)


def test_counts_are_those_of_the_summit(client):
    assert data(client, "action-lines/")["count"] == 19
    assert data(client, "targets/")["count"] == 10
    assert data(client, "projects/")["count"] == 131
    assert data(client, "commitments/")["count"] == 3


def test_line_typed_with_a_cyrillic_es_gives_the_same_rows(client):
    latin = data(client, "projects/?action_line=C7-EHEALTH")
    cyrillic = data(client, "projects/?action_line=%D0%A17-EHEALTH")
    assert latin["count"] == 7
    assert cyrillic["results"] == latin["results"]


def test_family_brings_its_sub_lines(client):
    whole = data(client, "projects/?action_line=C7")["count"]
    subs = [
        row["code"] for row in data(client, "action-lines/")["results"] if row["parent"]
    ]
    parts = [data(client, f"projects/?action_line={code}")["count"] for code in subs]
    assert whole == sum(parts) == 31


def test_misspelt_filter_is_400_and_named(client):
    answer = client.get("/api/v1/projects/?action_lien=C2")
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == ["action_lien"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_real_address_breaks_on_hostile_input(client, name):
    client.force_login(SecretariatFactory())
    cookie = {"HTTP_COOKIE": f"sessionid={client.cookies['sessionid'].value}"}
    ask = HOSTILE[name]
    signed_in = Ask(**{**vars(ask), "headers": cookie | ask.headers})
    application = guard.door(WSGIHandler())

    answers = {
        address: send(application, signed_in, address)
        for address in [*PAGES, *MACHINES, *OWN]
    }

    broken = {a: told.status for a, told in answers.items() if told.status >= 500}
    assert broken == {}
