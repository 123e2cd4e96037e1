"""Counts as a resource: the same as on the pages, under the same filters."""

import pytest

from goldenbook.models import Commitment
from stocktaking.models import Project
from stocktaking.search.facets import facets_of
from tests.factories import CommitmentFactory, ProjectFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


def ask(client, register="projects", **query):
    answer = client.get(f"/api/v1/facets/{register}/", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.parametrize(
    ("register", "model"), [("projects", Project), ("commitments", Commitment)]
)
def test_every_facet_of_a_register_is_told(client, register, model):
    found = ask(client, register)
    assert sorted(found) == sorted(["count", *facets_of(model.objects.all())])


def test_numbers_are_those_under_the_filters(client):
    ProjectFactory(lines=["C7-EHEALTH"], stage="planned", countries=["CH"])
    ProjectFactory(lines=["C1"], stage="planned", countries=["KE"])
    ProjectFactory(lines=["C1"], stage="stopped")

    found = ask(client, action_line="C7", stage="planned")

    assert found["count"] == 1
    assert found["action_line"] == {"C1": 1, "C7": 1, "C7-EHEALTH": 1}
    assert found["stage"] == {"planned": 1}
    assert found["country"] == {"CH": 1}


def test_some_facets_may_be_asked_for_alone(client):
    CommitmentFactory(fulfilment="announced")
    found = ask(client, "commitments", fields="fulfilment,count")
    assert found == {"count": 1, "fulfilment": {"announced": 1}}


def test_drafts_are_counted_nowhere(client):
    SubmissionFactory()
    found = ask(client)
    assert {name: value for name, value in found.items() if value} == {}


def test_page_of_numbers_is_nothing_to_ask_for(client):
    answer = client.get("/api/v1/facets/projects/", {"page": "1"})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["page"])
