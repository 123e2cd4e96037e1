import json
from datetime import UTC, datetime

import pytest
from django.conf import settings as project
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler
from django.template.loader import render_to_string
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from stocktaking.models import Tombstone
from wsis_portal import views
from wsis_portal.api.problem_schema import ANSWER, add_problems
from wsis_portal.errors import InvalidDocument, Problem, Refusal

BROKEN = "/api/v1/broken/"


@pytest.fixture
def visitor(small_site):
    """Sees the page for an error instead of the error."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def problem(status, title, code, detail, **more):
    fixed = {"type": "about:blank", "title": title, "status": status, "params": {}}
    return {**fixed, "code": code, "detail": detail, **more}


REFUSED = problem(409, "Conflict", "required", "This field is required.")
MISSING = problem(404, "Not Found", "not-found", "There is nothing at this address.")
QUESTION = problem(
    400,
    "Bad Request",
    "invalid-question",
    "This question has a part that we do not understand.",
    errors={
        "q": [
            {
                "code": "unknown-filter",
                "params": {},
                "text": "There is no filter of this name.",
            }
        ]
    },
)
DENIED = problem(
    403,
    "Forbidden",
    "permission-denied",
    "You may not do this.",
)
THROTTLED = problem(
    429,
    "Too Many Requests",
    "throttled",
    "You ask too often. Please wait a little.",
)
BUG = problem(
    500,
    "Internal Server Error",
    "server-error",
    "Something went wrong here. It is our fault, not yours.",
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "data"),
    [
        (f"{BROKEN}?raise=refusal", REFUSED),
        (f"{BROKEN}?raise=question", QUESTION),
        (f"{BROKEN}?raise=missing", MISSING),
        (f"{BROKEN}?raise=denied", DENIED),
        (f"{BROKEN}?raise=throttled", THROTTLED),
        (f"{BROKEN}?raise=bug", BUG),
        ("/api/nothing/", MISSING),
    ],
)
def test_machines_get_problem_details(address, data, visitor):
    answer = visitor.get(address)

    assert answer.json() == data
    assert answer.status_code == data["status"]
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_throttled_machine_is_told_when_to_come_back(visitor):
    assert visitor.get(f"{BROKEN}?raise=throttled").headers["Retry-After"] == "7"


def test_errors_of_input_stand_at_their_paths(visitor):
    typed = {"names": ["ok", "long"]}

    answer = visitor.post(BROKEN, typed, content_type="application/json")

    wrong = {
        "code": "max_length",
        "params": {"value": "long"},
        "text": "This is too long.",
    }
    assert answer.status_code == 400
    assert answer.json()["code"] == "invalid-input"
    assert answer.json()["errors"] == {"names.1": [wrong]}


def test_unknown_format_is_named(visitor):
    answer = visitor.get("/api/v1/documents/?format=nope")

    wrong = {
        "code": "unknown-value",
        "params": {"value": "nope"},
        "text": "nope is not known here.",
    }
    assert answer.status_code == 400
    assert answer.json()["errors"] == {"format": [wrong]}


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("", "This field is required."),
        ("&lang=fr", "Ce champ est obligatoire."),
        ("&lang=zh", "\u6b64\u5b57\u6bb5\u4e3a\u5fc5\u586b\u9879\u3002"),
        ("&lang=xx", "This field is required."),
    ],
)
def test_machines_are_answered_in_the_language_asked(query, detail, visitor):
    answer = visitor.get(f"{BROKEN}?raise=refusal{query}")

    assert answer.json()["detail"] == detail


def test_document_keeps_its_code_and_its_errors():
    error = InvalidDocument({"texts.0.title": [Problem("required")]})

    wrong = {"code": "required", "params": {}, "text": "This field is required."}
    assert error.as_data()["code"] == "invalid-document"
    assert error.as_data()["errors"] == {"texts.0.title": [wrong]}
    assert str(error) == "texts.0.title: This field is required."


def test_refusal_says_what_its_parameters_are():
    data = Refusal("unknown-value", value="C12").as_data()

    assert (data["params"], data["detail"]) == (
        {"value": "C12"},
        "C12 is not known here.",
    )


PAGES = [
    ("/nothing/", 404, "There is nothing at this address."),
    ("/denied/", 403, "You may not do this."),
    (
        "/?q=%00",
        400,
        "This has a character that cannot be stored (NUL or half a pair).",
    ),
    ("/bug/", 500, "It is our fault, not yours."),
    ("/away/", 503, "The portal cannot be reached just now."),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status", "words"), PAGES)
def test_people_get_a_page(address, status, words, visitor):
    answer = visitor.get(address)

    assert answer.status_code == status
    assert f'<p class="lead">{words}</p>' in answer.content.decode()
    assert "secret" not in answer.content.decode()


@pytest.mark.django_db
def test_page_speaks_the_language_of_its_address(visitor):
    answer = visitor.get("/fr/nothing/")

    assert answer.status_code == 404
    assert "<title>Page introuvable</title>" in answer.content.decode()


@pytest.mark.django_db
def test_form_without_its_token_gets_our_page(visitor):
    answer = visitor.post("/admin/login/", {"username": "a"})

    assert answer.status_code == 403
    assert "This form was open for too long" in answer.content.decode()


@pytest.mark.parametrize(
    ("error", "status", "wait"),
    [
        (RuntimeError, 500, None),
        (OperationalError, 503, "60"),
        (InterfaceError, 503, "60"),
    ],
)
@pytest.mark.parametrize("address", ["/", "/api/v1/projects/"])
def test_page_for_our_fault_needs_no_database(rf, error, status, wait, address):
    try:
        raise error
    except error:
        answer = views.server_error(rf.get(address))

    assert (answer.status_code, answer.get("Retry-After")) == (status, wait)
    if address == "/":
        assert '<link rel="stylesheet" href="/static/css/' in answer.content.decode()
    else:
        assert json.loads(answer.content)["status"] == status


def test_whoever_asks_too_often_is_told_how_long_to_wait(rf):
    answer = views.too_many_requests(rf.get("/"))

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "Please wait a little" in answer.content.decode()


def test_page_of_a_record_that_was_taken_down_says_when_and_why(small_site):
    grave = Tombstone(
        reference="WSIS-P-000012",
        withdrawn_at=datetime(2026, 3, 5, tzinfo=UTC),
        reason="not-verifiable",
        words="Never <took> place.",
    )

    page = render_to_string("410.html", {"tombstone": grave})

    assert "WSIS-P-000012 was taken down" in page
    assert "taken down on 5 March 2026." in page
    assert "Not verifiable" in page
    assert "Never &lt;took&gt; place." in page


def test_healthz_needs_no_database(visitor):
    answer = visitor.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_readyz_says_that_all_is_there(visitor):
    answer = visitor.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_misses_a_migration(visitor):
    MigrationRecorder(connection).record_unapplied("accounts", "0003_api_keys")

    answer = visitor.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"migrations are missing\n")


@pytest.mark.django_db
def test_readyz_notices_a_database_that_does_not_answer():
    nowhere = {**project.DATABASES["default"], "HOST": "/nowhere", "PORT": "1"}

    words = views.missing_for_pages(ConnectionHandler({"default": nowhere})["default"])

    assert words == "the database does not answer"


def test_schema_tells_the_shape_of_every_error(small_site):
    found = SchemaGenerator().get_schema(public=True)
    operations = [o for p in found["paths"].values() for o in p.values()]

    told = add_problems(found, None, None, True)

    shape = told["components"]["schemas"]["Problem"]
    assert set(shape["properties"]) == {*QUESTION}
    assert set(shape["required"]) == {*MISSING}
    assert len(operations) > 0
    assert [o["responses"]["default"] for o in operations] == [ANSWER] * len(operations)
