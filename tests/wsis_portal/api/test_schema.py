from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from wsis_portal.api.urls import router

COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.yml"


@pytest.fixture(scope="module")
def schema():
    return yaml.safe_load(COMMITTED.read_text())


def test_committed_schema_is_that_of_the_code(tmp_path):
    made = tmp_path / "openapi.yml"

    call_command("spectacular", file=str(made), validate=True, fail_on_warn=True)

    assert made.read_text() == COMMITTED.read_text()


def test_schema_describes_every_resource(schema):
    lists = {f"/api/v1/{prefix}/" for prefix, _viewset, _name in router.registry}

    assert {path for path in schema["paths"] if "{" not in path} == lists
    assert schema["openapi"] == "3.1.0"


def test_reading_needs_no_key_but_for_what_is_ones_own(schema):
    needed = {}
    for path, operations in schema["paths"].items():
        assert list(operations) == ["get"]
        needed[path] = operations["get"]["security"]

    own = {path for path, key in needed.items() if key == [{"key": []}]}
    assert own == {"/api/v1/submissions/", "/api/v1/submissions/{id}/"}
    assert [
        key for path, key in needed.items() if path not in own and key != [{}]
    ] == []
    scheme = schema["components"]["securitySchemes"]["key"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")


def test_query_names_of_the_registers_are_those_of_the_contract(schema):
    parameters = schema["paths"]["/api/v1/projects/"]["get"]["parameters"]

    assert {one["name"] for one in parameters} == {
        *("q", "action_line", "target", "sdg", "country", "region", "commission"),
        *(
            "group",
            "stakeholder_type",
            "organisation",
            "partner",
            "activity_type",
            "level",
        ),
        *("area", "stage", "language", "collection", "year_from", "year_to"),
        *("updated_since", "ordering", "fields", "lang", "page", "page_size"),
        "format",
    }


def test_numbers_are_asked_for_by_the_names_of_the_list_and_are_no_list(schema):
    facets = schema["paths"]["/api/v1/facets/projects/"]["get"]
    rows = schema["paths"]["/api/v1/projects/"]["get"]

    of_rows = {one["name"] for one in rows["parameters"]}
    assert {one["name"] for one in facets["parameters"]} == of_rows - {
        *("page", "page_size", "format")
    }
    shown = facets["responses"]["200"]["content"]["application/json"]["schema"]
    assert shown == {"$ref": "#/components/schemas/ProjectFacets"}


def test_every_query_name_is_described(schema):
    for operations in schema["paths"].values():
        for parameter in operations["get"]["parameters"]:
            if parameter["in"] == "query":
                assert parameter["description"] not in {"", "None", "[invalid name]"}


@pytest.mark.django_db
def test_schema_is_served_in_yaml_and_json(client, schema):
    served = client.get("/api/v1/schema/")

    assert yaml.safe_load(served.content) == schema
    assert client.get("/api/v1/schema/?format=json").json() == schema
