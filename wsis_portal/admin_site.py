"""The administration as a whole: who may enter, and by which door."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from allauth.account.decorators import secure_admin_login
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from wsis_portal.accounts import second_factor

KEY = re.compile(r"[0-9]{1,18}|[0-9a-fA-F-]{32,36}")
"""A number of the database, or a UUID."""


class Panel(NamedTuple):
    """Something to know at the start: a template, and what it takes."""

    template: str
    context: dict[str, Any]


PANELS: list[Callable[[HttpRequest], Panel]] = []
"""Of the index page. Apps add theirs with their admin; each asks who may see what."""


class PortalAdminSite(AdminSite):
    """Signing in, limits and passwords are the account pages' own: one door for all."""

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not second_factor.is_missing(
            request.user
        )

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Rows are ticked by keys; stock Django breaks on anything else."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def checked(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
            ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
            if not all(map(KEY.fullmatch, ticked)):
                raise BadRequest
            answer: HttpResponse = inner(request, *args, **more)
            return answer

        return checked

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        panels = [panel(request) for panel in PANELS]
        return super().index(request, {**(extra_context or {}), "panels": panels})

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Where the administration sends whoever it does not let in."""
        return DOOR(request)

    def password_change(self, *args: Any, **more: Any) -> Any:
        return redirect("account_change_password")


def let_in(request: HttpRequest) -> HttpResponse:
    """Staff who are signed in, on their way or to their second factor."""
    if second_factor.is_missing(request.user):
        words = _(
            "The administration opens once you have a second factor. Please set one up."
        )
        messages.warning(request, words)
        return redirect("mfa_index")
    way = request.GET.get(REDIRECT_FIELD_NAME, "")
    if url_has_allowed_host_and_scheme(way, {request.get_host()}, request.is_secure()):
        return redirect(way)
    return redirect("admin:index")


DOOR: Callable[[HttpRequest], HttpResponse] = secure_admin_login(let_in)  # type: ignore[no-untyped-call]
