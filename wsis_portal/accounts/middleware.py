"""What holds for every page about an account, or for whoever has one."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control

from wsis_portal.errors import InvalidQuestion
from wsis_portal.filters import unknown_names
from wsis_portal.questions import drop_trackers, refused

KNOWN = {"next"}
PREFIXES = ("account_", "mfa_", "usersessions_")
"""Of the names of addresses, as the library gives them."""


class AccountPages:
    """No cache keeps them, and they know no question but the way back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_about_account(request):
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        return odd_question(request) if is_about_account(request) else None


def of_one_person(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """What was drawn for whoever is signed in is kept for nobody else. A feed or a
    picture, which asks for no session, is the same for all.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_own = request.session.accessed and SESSION_KEY in request.session
        if is_own and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True)
        return response

    return answer


def is_about_account(request: HttpRequest) -> bool:
    """The administration has names that begin alike, in a namespace."""
    match = request.resolver_match
    if not match or match.namespaces:
        return False
    return (match.url_name or "").startswith(PREFIXES)


@drop_trackers
def odd_question(request: HttpRequest) -> Any:
    """A refusal, or nothing."""
    if wrong := unknown_names(request.GET, KNOWN):
        return refused(request, InvalidQuestion(wrong), "400.html")
    return None
