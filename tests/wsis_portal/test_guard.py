import json
import tracemalloc

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wsis_portal.hostile import CLEAN, HOSTILE, PAGES_ONLY, REFUSED
from tests.wsis_portal.wire import FORM, JSON, MULTIPART, Ask, environ_of, form, send
from wsis_portal import guard
from wsis_portal.accounts.models import User
from wsis_portal.bad_requests import BadRequest

ADDRESSES = [
    "/",
    "/fr/",
    "/page/x/",
    "/api/v1/documents/",
    "/api/v1/schema/",
    "/api/nothing/",
    "/admin/login/",
    "/admin/accounts/user/",
    "/static/css/base.css",
    "/static/",
    "/healthz",
]
API = "/api/v1/documents/"


@pytest.fixture
def staff(client, db):
    """The headers of somebody who is signed in."""
    client.force_login(User.objects.create_superuser("staff@example.org"))
    return {"HTTP_COOKIE": f"sessionid={client.cookies['sessionid'].value}"}


def signed_in(ask, staff):
    return Ask(**{**vars(ask), "headers": staff | ask.headers})


@pytest.mark.parametrize("name", HOSTILE)
def test_no_address_breaks_on_hostile_input(name, application, staff):
    ask = signed_in(HOSTILE[name], staff)

    answers = {address: send(application, ask, address) for address in ADDRESSES}

    assert {a: told.status for a, told in answers.items() if told.status >= 500} == {}


CODES = [(name, code) for code, names in REFUSED.items() for name in names]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "code"), CODES)
def test_page_says_what_is_wrong_and_the_log_stays_short(
    name, code, application, caplog
):
    answer = send(application, HOSTILE[name], "/")

    refusal = BadRequest(code)
    assert answer.status == refusal.status
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert f'<p class="lead">{escape(refusal)}</p>' in answer.body.decode()
    assert [entry.exc_info for entry in caplog.records] == [None]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "code"), [c for c in CODES if c[0] not in PAGES_ONLY])
def test_api_says_what_is_wrong(name, code, application):
    answer = send(application, HOSTILE[name], API)

    refusal = BadRequest(code)
    assert answer.status == refusal.status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer.body) == refusal.as_data()


@pytest.mark.django_db
@pytest.mark.parametrize("name", CLEAN)
def test_clean_input_passes(name, application):
    address = API if "JSON" in name else "/page/x/"

    answer = send(application, CLEAN[name], address)

    assert answer.status == 200


@pytest.mark.django_db
def test_broken_session_cookie_is_as_none_and_is_taken_back(application):
    answer = send(application, HOSTILE["NUL in session cookie"], "/")

    assert answer.status == 200
    assert 'sessionid=""; expires=Thu, 01 Jan 1970' in answer.headers["Set-Cookie"]


def test_large_upload_goes_to_the_disk_not_into_memory():
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
    ask = form(head + b"a" * 10_000_000 + b"\r\n--x--\r\n", MULTIPART)
    request = WSGIRequest(environ_of(ask))
    tracemalloc.start()

    guard.check(request)

    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000
    assert isinstance(request.FILES["f"], TemporaryUploadedFile)
    request.close()


@pytest.mark.parametrize(("address", "kind"), [("/", "text/plain"), (API, MULTIPART)])
def test_body_that_nobody_parses_is_left_unread(address, kind):
    request = WSGIRequest(environ_of(form(b"\0", kind), address))

    guard.check(request)

    assert request.read() == b"\0"


TEXT = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"))
HEADERS = [
    *("ACCEPT", "ACCEPT_LANGUAGE", "COOKIE", "HOST", "IF_MODIFIED_SINCE"),
    *("IF_NONE_MATCH", "ORIGIN", "RANGE", "REFERER", "X_CSRFTOKEN"),
]
TYPES = st.sampled_from([JSON, FORM, MULTIPART, "text/plain"])
PIECES = [
    *(b"%00", b"%ff", b"q=", b"&", b"=", b"{", b'"', b"\\u0000", b"\\ud800", b"[" * 41),
    *(b"--x\r\n", b"\r\n\r\n", b"1e999", b"9" * 20, b"page=", b"format=", b"\0"),
]
BYTES = st.lists(st.sampled_from(PIECES) | st.binary(max_size=9), max_size=9).map(
    b"".join
)
ASKS = st.builds(
    Ask,
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
    more=BYTES,
    query=BYTES,
    body=BYTES,
    headers=st.dictionaries(
        st.sampled_from(HEADERS).map("HTTP_{}".format), TEXT, max_size=3
    ).flatmap(
        lambda named: (TYPES | TEXT).map(lambda kind: {"CONTENT_TYPE": kind, **named})
    ),
)


@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ask=ASKS, address=st.sampled_from(ADDRESSES))
def test_no_bytes_break_any_address(ask, address, application, staff):
    answer = send(application, signed_in(ask, staff), address)

    assert answer.status < 500
