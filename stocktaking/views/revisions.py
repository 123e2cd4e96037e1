"""What a record said before: each version as it was read, and what changed."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stocktaking import registers
from stocktaking.comparing import changes
from stocktaking.models import Revision
from stocktaking.outline import outline
from stocktaking.views.catalogue import away
from wsis_portal.errors import InvalidQuestion, Problem
from wsis_portal.questions import asks, asks_nothing, refused
from wsis_portal.requests import PortalRequest

OTHER = "with"
"""Asks for the number of the version that this one is compared with."""


@dataclass(frozen=True)
class History:
    """The versions of a public record, the newest first, and where their pages are."""

    reference: str
    register: registers.Register
    versions: list[Revision]
    pages: str

    @property
    def newest(self) -> Revision:
        return self.versions[0]

    def get(self, number: int | None) -> Revision | None:
        found = (one for one in self.versions if one.number == number)
        return next(found, None)

    def before(self, version: Revision) -> Revision | None:
        found = (one for one in self.versions if one.number < version.number)
        return next(found, None)

    @property
    def version_page(self) -> str:
        return f"{self.pages}-revision"

    @property
    def list_url(self) -> str:
        return reverse(f"{self.pages}-revisions", args=[self.reference])


def history_of(reference: str, pages: str, names: tuple[str, ...]) -> History:
    """Of a record of one of these registers; raises Http404. One query."""
    rows = Revision.objects.filter(
        reference=reference, submission__register__in=names
    ).select_related("submission")
    versions = list(rows.defer("submission__document").order_by("-number"))
    if not versions:
        raise Http404
    register = registers.get(versions[0].submission.register)
    return History(reference, register, versions, pages)


@require_safe
@asks_nothing
def revisions(
    request: PortalRequest, reference: str, pages: str, names: tuple[str, ...]
) -> HttpResponse:
    """All versions, each with the fields in which it differs from the one before."""
    if answer := away(request, reference):
        return answer
    history = history_of(reference, pages, names)
    rows = [(one, changed(history, one)) for one in history.versions]
    context = {"history": history, "rows": rows}
    return render(request, "stocktaking/revisions.html", context)


def changed(history: History, version: Revision) -> list[str] | None:
    """Labels of fields; nothing for the first version."""
    if not (before := history.before(version)):
        return None
    names = registers.differences(before.public, version.public)
    return history.register.labels(names)


@require_safe
@asks(OTHER)
def revision(
    request: PortalRequest,
    reference: str,
    number: int,
    pages: str,
    names: tuple[str, ...],
) -> HttpResponse:
    """One version, and what is different in the one before, or in any other."""
    if answer := away(request, reference):
        return answer
    history = history_of(reference, pages, names)
    if not (shown := history.get(number)):
        raise Http404
    try:
        other = asked(request, history, shown)
    except InvalidQuestion as refusal:
        return refused(request, refusal, "400.html")
    context = {
        "history": history,
        "version": shown,
        "others": [one for one in history.versions if one != shown],
        "texts": shown.public.get("texts") or [],
        "outline": outline(history.register.name, without_texts(shown.public)),
        "may_restore": request.user.has_perm("stocktaking.moderate_submission"),
        **compared(history, shown, other),
    }
    return render(request, "stocktaking/revision.html", context)


def asked(request: PortalRequest, history: History, shown: Revision) -> Revision | None:
    """The version to compare with. Raises InvalidQuestion."""
    typed = request.GET.get(OTHER)
    if typed is None:
        return history.before(shown)
    number = int(typed) if typed.isdecimal() and len(typed) < 10 else None
    other = history.get(number)
    if not other or other == shown:
        raise InvalidQuestion({OTHER: [Problem("unknown-value", {"value": typed})]})
    return other


def compared(
    history: History, shown: Revision, other: Revision | None
) -> dict[str, Any]:
    """The older of both first, whichever is shown."""
    if not other:
        return {"other": None, "older": None, "newer": None, "changes": []}
    older, newer = sorted((shown, other), key=lambda one: one.number)
    found = changes(history.register.name, older.public, newer.public)
    return {"other": other, "older": older, "newer": newer, "changes": found}


def without_texts(public: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in public.items() if name != "texts"}
