"""Errors as machines see them: problem details (RFC 9457), one shape for all."""

import re
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils import translation
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from wsis_portal.api.documents import flat
from wsis_portal.bad_requests import BadRequest
from wsis_portal.errors import (
    SENTENCES,
    InvalidInput,
    InvalidQuestion,
    Problem,
    Refusal,
    details,
)

LANGUAGE = re.compile(r"(?:^|&)lang=([A-Za-z-]{2,12})(?:&|$)")


def handle(error: Exception, context: dict[str, Any]) -> JsonResponse | None:
    """What API views raise. None leaves it to server_error."""
    request: Request = context["request"]
    if refusal := as_refusal(error, request):
        return problem_response(request, refusal.as_data)
    standard = exception_handler(error, context)
    if standard is None or standard.data is None:
        return None
    answer = problem_response(request, lambda: details_of(standard))
    for name in {"Retry-After", "WWW-Authenticate"} & set(standard.headers):
        answer[name] = standard.headers[name]
    return answer


def details_of(standard: Response) -> dict[str, Any]:
    """Our words for what REST framework says; its own are of one language by now."""
    said = standard.data["detail"]
    problem = Problem(said.code.replace("_", "-"))
    text = "" if problem.code in SENTENCES else str(said)
    return details(standard.status_code, problem, text)


def as_refusal(error: Exception, request: Request) -> Refusal | None:
    """ERROR in our own words, if we have any for it."""
    if isinstance(error, ValidationError):
        return InvalidInput(flat(error.detail, typed_data(request)))
    if isinstance(error, Http404):
        chosen = hasattr(request, "accepted_renderer")
        return BadRequest("not-found") if chosen else unknown_format(request)
    return error if isinstance(error, Refusal) else None


def unknown_format(request: Request) -> Refusal:
    """DRF calls it "not found" when no renderer has the name in ?format=."""
    value = request.query_params.get("format", "")
    return InvalidQuestion({"format": [Problem("unknown-value", {"value": value})]})


def typed_data(request: Request) -> Any:
    try:
        return request.data
    except APIException:  # the body was no reason for the error, and is none now
        return None


def is_for_machines(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def problem_response(
    request: HttpRequest | Request, make: Callable[[], dict[str, Any]]
) -> JsonResponse:
    """What MAKE says, put into words in the language of ?lang=."""
    with translation.override(language_of(request)):
        data = make()
        kind = "application/problem+json"
        return JsonResponse(data, status=data["status"], content_type=kind)


def language_of(request: HttpRequest | Request) -> str | None:
    """The query may be what is broken, so it is not parsed."""
    asked = LANGUAGE.search(request.META.get("QUERY_STRING", ""))
    if asked:
        try:
            return translation.get_supported_language_variant(asked[1])
        except LookupError:
            pass
    return translation.get_language()
