"""One guard for hostile input, before views and parsers.

What codecs, parsers and the database cannot take is refused here, once for pages,
API, admin and schema. Files that are uploaded stream to the disk.
"""

import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote_to_bytes
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from wsis_portal import json_input
from wsis_portal.api.exceptions import is_for_machines
from wsis_portal.bad_requests import BadRequest
from wsis_portal.content_types import UNREADABLE, plain_type
from wsis_portal.views import CODES, bad_request

REFUSALS: tuple[type[Exception], ...] = (BadRequest, *CODES)
GetResponse = Callable[[HttpRequest], HttpResponse]
LONGEST_ADDRESS = 8_000  # characters of the path, and of the query string
LARGEST_BODY = 20_000_000  # bytes; Django's own limit holds for all but files
MOST_FIELDS = 1_000  # in a query string or a form, as Django has it
# Django writes what is no UTF-8 in a path as per cent signs.
BROKEN_PATH = re.compile(r"\0|%[89A-Fa-f][0-9A-Fa-f]")
NO_KEY = re.compile(r"/[0-9]{19,}(?:/|$)")  # more than any key of the database
NO_NUMBER = re.compile(r"[0-9]{1000}")  # Python refuses to read such a number
NOT_PLAIN = re.compile(rb"%00|%[89A-Fa-f]|[\0\x80-\xff]")
# A star in the name of a parameter calls for decoders that trip.
ODD_ACCEPT = re.compile(r"\*(?!/\*|\s*(?:[;,]|$))")


def guard(get_response: GetResponse) -> GetResponse:
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            check(request)
        except REFUSALS as refusal:
            return bad_request(request, refusal)
        return get_response(request)

    return answer


def door(application: WSGIApplication) -> WSGIApplication:
    """APPLICATION, safe from what trips Django before its first middleware."""

    def answer(environ: WSGIEnvironment, respond: StartResponse) -> Iterable[bytes]:
        if given := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = plain_type(given)
        return application(environ, respond)

    return answer


def check(request: HttpRequest) -> None:
    """Raises BadRequest, or what Django says when it reads a form."""
    check_path(request.path_info)
    check_query(request.META.get("QUERY_STRING", ""))
    check_headers(request)
    if length := content_length(request):
        check_body(request, length)


def check_path(path: str) -> None:
    if len(path) > LONGEST_ADDRESS:
        raise BadRequest("too-long-address")
    if BROKEN_PATH.search(path):
        raise BadRequest("not-text" if "\0" in path else "not-utf-8")
    if NO_KEY.search(path):
        raise BadRequest("not-found")


def check_query(query: str) -> None:
    if len(query) > LONGEST_ADDRESS:
        raise BadRequest("too-long-address")
    if NO_NUMBER.search(query):
        raise BadRequest("odd-number")
    check_encoded(query.encode("latin-1"))  # WSGI's way to hand on bytes


def check_headers(request: HttpRequest) -> None:
    request.get_host()  # here a wrong one fills no log with traces
    if ODD_ACCEPT.search(request.headers.get("accept", "")):
        raise BadRequest("odd-accept")
    given = request.headers.get("content-type")
    if given and plain_type(given) == UNREADABLE:
        raise BadRequest("unsupported-media-type")
    if "\0" in request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""):
        request.session = type(request.session)()  # as without the cookie


def content_length(request: HttpRequest) -> int:
    if "transfer-encoding" in request.headers:
        raise BadRequest("length-required")  # Django would see an empty body
    given = request.headers.get("content-length") or "0"
    if not (given.isascii() and given.isdigit()):
        raise BadRequest("bad-request")
    if len(given) > len(str(LARGEST_BODY)) or int(given) > LARGEST_BODY:
        raise BadRequest("too-large")
    return int(given)


def check_body(request: HttpRequest, length: int) -> None:
    kind = request.content_type or ""
    if kind == "application/json" or kind.endswith("+json"):
        json_input.check(whole_body(request, length))
    elif kind == "application/x-www-form-urlencoded":
        check_encoded(whole_body(request, length))
    elif kind == "multipart/form-data" and not is_for_machines(request):
        for name, values in fields_of(request).lists():
            if "\0" in "".join([name, *map(str, values)]):
                raise BadRequest("not-text")


def whole_body(request: HttpRequest, length: int) -> bytes:
    if len(request.body) < length:
        raise BadRequest("cut-short")
    return request.body


def fields_of(request: HttpRequest) -> QueryDict:
    """Without the files, which go to the disk. The CSRF check reads them anyway."""
    try:
        return request.POST
    except (TypeError, ValueError):  # the header of a part tripped its decoder
        raise BadRequest("broken-form") from None


def check_encoded(raw: bytes) -> None:
    """RAW is a query string or a form; the search spares plain ones the decoding."""
    if raw.count(b"&") >= MOST_FIELDS:
        raise BadRequest("too-many-fields")
    if not NOT_PLAIN.search(raw):
        return
    plain = unquote_to_bytes(raw)
    if b"\0" in plain:
        raise BadRequest("not-text")
    try:
        plain.decode()
    except UnicodeDecodeError:
        raise BadRequest("not-utf-8") from None
