"""Answers of no app: what went wrong, whether the portal is alive, its icon."""

import sys

from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import Error, InterfaceError, OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from wsis_portal import caching, interrupted
from wsis_portal.api.exceptions import is_for_machines, problem_response
from wsis_portal.bad_requests import BadRequest
from wsis_portal.errors import Refusal

OWN_PAGE = {403, 404, 429}  # the other refusals share one
AWAY = (InterfaceError, OperationalError)
"""What is raised where the database is away, full or too busy: not for long."""
SOON = 60  # seconds, after which it may be asked again
CODES: dict[type[Exception], str] = {
    DisallowedHost: "unknown-host",
    MultiPartParserError: "broken-form",
    RequestDataTooBig: "too-large",
    TooManyFieldsSent: "too-many-fields",
    TooManyFilesSent: "too-many-fields",
    UnreadablePostError: "cut-short",
}


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """REFUSAL as a page for people, or as problem details for machines."""
    if is_for_machines(request):
        return problem_response(request, refusal.as_data)
    name = refusal.status if refusal.status in OWN_PAGE else 400
    words = {"refusal": refusal}
    return render(request, f"{name}.html", words, status=refusal.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What the guard or Django could not take."""
    if isinstance(exception, Refusal):
        return refused(request, exception)
    return refused(request, BadRequest(CODES.get(type(exception), "bad-request")))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refused(request, BadRequest("permission-denied"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that was open while its reader signed in anew, or another site."""
    if interrupted.keeps_words(request):
        return redirect(request.path)
    return refused(request, BadRequest("csrf"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refused(request, BadRequest("not-found"))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Of an account page: the library asks for it when a limit is reached."""
    answer = refused(request, BadRequest("throttled"))
    answer["Retry-After"] = str(SOON)
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """The page asks nothing of the database or of the request: they may be broken."""
    is_away = isinstance(sys.exception(), AWAY)
    refusal = BadRequest("unavailable" if is_away else "server-error")
    if is_for_machines(request):
        answer: HttpResponse = problem_response(request, refusal.as_data)
    else:
        page = render_to_string(f"{refusal.status}.html")
        answer = HttpResponse(page, status=refusal.status)
    if is_away:
        answer["Retry-After"] = str(SOON)
    return answer


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. That the database does is asked by readyz."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether pages can be served: the database answers and is migrated.

    They can be without the cache, but whoever watches wants to know.
    """
    missing = missing_for_pages(connection)
    slower = "" if caching.answers() else ", but the cache does not answer"
    words, status = (missing, 503) if missing else (f"ok{slower}", 200)
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain")


@cache_control(public=True, max_age=86_400)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For all that ask at the usual address and do not read the link in the page."""
    icon = settings.BASE_DIR / "static" / "img" / "favicon.ico"
    return HttpResponse(icon.read_bytes(), content_type="image/x-icon")


def missing_for_pages(database: BaseDatabaseWrapper) -> str:
    """In words for whoever watches the portal; empty when all is there."""
    try:
        executor = MigrationExecutor(database)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return "the database does not answer"
    return "migrations are missing" if plan else ""
