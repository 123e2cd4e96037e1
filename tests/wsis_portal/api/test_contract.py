"""What every resource promises, over the one list of endpoints."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import PartnerFactory, ProjectFactory
from tests.factories.accounts import bearer
from tests.wsis_portal.api.rows import MAKERS, owner_of_rows
from wsis_portal.api.urls import router

VIEWSETS = {prefix: viewset for prefix, viewset, _name in router.registry}
RESOURCES = list(VIEWSETS)
LISTS = [prefix for prefix, viewset in VIEWSETS.items() if viewset.pagination_class]
"""What shows rows; the others show numbers."""
MEMBERS = [
    (prefix, viewset.lookup_field)
    for prefix, viewset in VIEWSETS.items()
    if hasattr(viewset, "retrieve")
]
KEYED = {name for name, viewset in VIEWSETS.items() if viewset.authentication_classes}
"""What shows the own rows of whoever has the key; the others ask for none."""
BESIDE_ROWS = {"decisions": {"median_waiting_days": None}}
"""What a list says of all its rows, and what of none."""
ALWAYS = ["fields", "format", "lang"]
UNKNOWN = [
    ("lang", "de"),
    ("lang", "zh-hans"),
    ("lang", ""),
    ("page", "0"),
    ("page", "2"),
    ("page", "9999999"),
    ("page", "last"),
    ("page_size", "-1"),
    ("format", "xml"),
    ("fields", "pk"),
    ("fields", "pk,reference"),
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client, request):
    """With a key where the resource needs one."""
    asked = getattr(request.node, "callspec", None)
    if asked and asked.params.get("name") in KEYED:
        headers = bearer(owner_of_rows())
        client.defaults["HTTP_AUTHORIZATION"] = headers["authorization"]
    return client


def make(name, number):
    for n in range(number):
        MAKERS[name](n)


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def ask(client, address, status=200, **query):
    answer = client.get(address, query)
    assert answer.status_code == status, answer.content
    return answer.json()


def test_every_resource_has_a_maker_and_no_other():
    assert sorted(RESOURCES) == sorted(MAKERS)


@pytest.mark.parametrize("name", LISTS)
def test_list_needs_as_many_queries_for_three_rows_as_for_one(client, name):
    MAKERS[name](0)
    one = queries_of(client, f"/api/v1/{name}/")
    for n in (1, 2):
        MAKERS[name](n)

    three = queries_of(client, f"/api/v1/{name}/")

    assert three == one
    assert ask(client, f"/api/v1/{name}/")["count"] >= 3


@pytest.mark.parametrize("name", LISTS)
def test_empty_list_is_a_page(client, name):
    found = ask(client, f"/api/v1/{name}/")

    empty = {"count": 0, "next": None, "previous": None, "results": []}
    assert found == {**empty, **BESIDE_ROWS.get(name, {})}


@pytest.mark.parametrize("name", LISTS)
def test_pages_follow_each_other_and_miss_nothing(client, name):
    make(name, 3)
    everything = ask(client, f"/api/v1/{name}/")
    address, pages = f"/api/v1/{name}/?page_size=1", []

    while address:
        pages.append(ask(client, address))
        address = pages[-1]["next"]

    assert {page["count"] for page in pages} == {everything["count"]}
    assert [row for page in pages for row in page["results"]] == everything["results"]
    assert pages[1]["previous"] == f"http://testserver/api/v1/{name}/?page_size=1"


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_totally_ordered(client, name):
    model = VIEWSETS[name].queryset.model

    last = VIEWSETS[name].queryset.query.order_by or model._meta.ordering

    unique = {f.name for f in model._meta.fields if f.unique} | {"pk"}
    assert last[-1].removeprefix("-") in unique


@pytest.mark.parametrize("name", RESOURCES)
def test_unknown_parameter_is_named_with_those_that_are_known(client, name):
    make(name, 1)

    refused = ask(client, f"/api/v1/{name}/", 400, action_lien="C2")

    assert (refused["status"], refused["code"]) == (400, "invalid-question")
    assert list(refused["errors"]) == ["action_lien"]
    (problem,) = refused["errors"]["action_lien"]
    assert problem["code"] == "unknown-filter"
    assert set(ALWAYS) <= set(problem["params"]["known"])
    paged = {"page", "page_size"} <= set(problem["params"]["known"])
    assert paged is (name in LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_unknown_value_is_400_and_named(client, name):
    make(name, 1)

    for wrong, value in UNKNOWN:
        refused = ask(client, f"/api/v1/{name}/", 400, **{wrong: value})
        found = (refused["code"], set(refused["errors"]))
        assert found == ("invalid-question", {wrong})


@pytest.mark.parametrize(
    ("name", "factory", "more"),
    [
        ("organisations", PartnerFactory, {}),
        ("projects", ProjectFactory, {"organisation": None}),
    ],
)
def test_page_holds_at_most_two_hundred_rows(client, name, factory, more):
    factory.create_batch(201, **more)

    found = ask(client, f"/api/v1/{name}/", page_size="100000")

    assert (found["count"], len(found["results"])) == (201, 200)
    assert len(ask(client, found["next"])["results"]) == 1


@pytest.mark.parametrize("name", RESOURCES)
def test_nothing_can_be_written(client, name):
    make(name, 1)
    before = ask(client, f"/api/v1/{name}/")

    for method in (client.post, client.put, client.patch, client.delete):
        answer = method(f"/api/v1/{name}/", "{}", "application/json")
        assert (answer.status_code, answer.json()["code"]) == (
            405,
            "method-not-allowed",
        )
        assert sorted(answer["Allow"].split(", ")) == ["GET", "HEAD", "OPTIONS"]

    assert ask(client, f"/api/v1/{name}/") == before


@pytest.mark.parametrize("name", RESOURCES)
def test_head_and_options_are_answered(client, name):
    make(name, 1)

    assert client.head(f"/api/v1/{name}/").status_code == 200
    assert client.options(f"/api/v1/{name}/").status_code == 200


@pytest.mark.parametrize("name", RESOURCES)
def test_another_media_type_than_json_is_406(client, name):
    answer = client.get(f"/api/v1/{name}/", headers={"accept": "text/html"})

    assert answer.status_code == 406
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("name", LISTS)
def test_only_the_chosen_fields_are_shown(client, name):
    make(name, 1)
    (whole, *_more) = ask(client, f"/api/v1/{name}/")["results"]
    chosen = list(whole)[:2]

    (row, *_more) = ask(client, f"/api/v1/{name}/", fields=",".join(chosen))["results"]

    assert row == {field: whole[field] for field in chosen}


@pytest.mark.parametrize("name", [name for name in LISTS if name not in KEYED])
def test_no_primary_key_is_shown(client, name):
    make(name, 1)

    (row, *_more) = ask(client, f"/api/v1/{name}/")["results"]

    assert {"id", "pk"} & set(row) == set()


@pytest.mark.parametrize(("name", "lookup"), MEMBERS)
def test_member_shows_what_the_list_shows_and_more(client, name, lookup):
    make(name, 1)
    (row, *_more) = ask(client, f"/api/v1/{name}/")["results"]

    member = ask(client, f"/api/v1/{name}/{row[lookup]}/")

    assert {field: member[field] for field in row} == row


@pytest.mark.parametrize(("name", "lookup"), MEMBERS)
def test_member_is_found_in_either_case_and_refuses_unknown_names(client, name, lookup):
    make(name, 1)
    (row, *_more) = ask(client, f"/api/v1/{name}/")["results"]
    here = f"/api/v1/{name}/{row[lookup]}/"

    for code in (str(row[lookup]).lower(), str(row[lookup]).upper()):
        assert ask(client, f"/api/v1/{name}/{code}/")[lookup] == row[lookup]
    refused = ask(client, here, 400, page="1")

    (problem,) = refused["errors"]["page"]
    assert problem["params"] == {"known": ["fields", "format", "lang"]}


@pytest.mark.parametrize(("name", "lookup"), MEMBERS)
def test_member_that_is_not_there_is_404(client, name, lookup):
    make(name, 1)

    for code in ("nothing", "0", "9" * 400, "%C3%A9", "%D8%AB", "a.b"):
        assert ask(client, f"/api/v1/{name}/{code}/", 404)["code"] == "not-found"


def test_root_names_every_resource_and_the_schema(client):
    found = ask(client, "/api/v1/")

    addresses = {name: f"http://testserver/api/v1/{name}/" for name in RESOURCES}
    assert found == {**addresses, "schema": "http://testserver/api/v1/schema/"}


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/schema/"])
def test_root_and_schema_refuse_an_unknown_language(client, address):
    assert list(ask(client, address, 400, lang="xx")["errors"]) == ["lang"]


@pytest.mark.parametrize("address", ["/api/v1/nothing/", "/api/v1/nothing"])
def test_unknown_address_is_told_as_problem_details(client, address):
    answer = client.get(address)

    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
