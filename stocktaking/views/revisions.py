"""What a record said before: each version as it was read, and what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stocktaking import registers
from stocktaking.comparing import changes
from stocktaking.models import Revision, Tombstone
from stocktaking.outline import outline
from stocktaking.texts import without_texts
from wsis_portal.errors import InvalidQuestion, Problem
from wsis_portal.filters import OF_PAGES
from wsis_portal.pages import Page, check_page
from wsis_portal.questions import asks, refused
from wsis_portal.requests import PortalRequest

OTHER = "with"
"""Asks for the number of the version that this one is compared with."""


@dataclass(frozen=True)
class History:
    """The versions of a public record, the newest first, and where their pages are.

    There may be many: what each of them says is read when it is needed.
    """

    reference: str
    register: registers.Register
    versions: list[Revision]
    pages: str
    stone: Tombstone | None = None
    """Where the record is part of another one."""

    @property
    def newest(self) -> Revision:
        return self.versions[0]

    def get(self, number: int | None) -> Revision | None:
        found = (one for one in self.versions if one.number == number)
        return next(found, None)

    def before(self, version: Revision) -> Revision | None:
        found = (one for one in self.versions if one.number < version.number)
        return next(found, None)

    def told(self, page: Page) -> Iterator[tuple[Revision, list[str] | None]]:
        """Those of PAGE, with the labels of the fields in which each differs from the
        one before; nothing with the first of all. One query.
        """
        rows = self.versions[page.slice]
        known = self.versions[page.slice.start : page.slice.stop + 1]
        full = Revision.objects.in_bulk([row.pk for row in known])
        publics = [full[row.pk].public for row in known]
        for row, public, before in zip_longest(rows, publics, publics[1:]):
            if row and before:
                names = registers.differences(before, public)
                yield row, self.register.labels(names)
            elif row:
                yield row, None

    @property
    def record(self) -> str:
        """Its reference, or that of the record that it is part of."""
        return self.stone.merged_into if self.stone else self.reference

    @cached_property
    def record_url(self) -> str:
        """The page of that record; one query, where it is part of another one."""
        if not self.stone:
            return self.newest.record_url
        versions = Revision.objects.select_related("submission")
        heir = versions.current(self.stone.merged_into)
        return heir.record_url if heir else self.list_url

    @property
    def version_page(self) -> str:
        return f"{self.pages}-revision"

    @property
    def list_url(self) -> str:
        return reverse(f"{self.pages}-revisions", args=[self.reference])


def history_of(
    reference: str,
    pages: str,
    names: tuple[str, ...],
    stone: Tombstone | None,
) -> History:
    """Of a record of one of these registers; raises Http404. Two queries."""
    rows = Revision.objects.filter(submission__register__in=names)
    rows = rows.select_related("submission").defer("public", "submission__document")
    versions = rows.with_acts(reference)
    if not versions:
        raise Http404
    register = registers.get(versions[0].submission.register)
    return History(reference, register, versions, pages, stone)


def taken_down(request: PortalRequest, stone: Tombstone | None) -> HttpResponse | None:
    """410 where the record was, or the one that it is part of."""
    if stone and (gone := stone.at_the_end()):
        return render(request, "410.html", {"tombstone": gone}, status=410)
    return None


def stone_of(reference: str) -> Tombstone | None:
    return Tombstone.objects.filter(reference=reference).first()


@require_safe
@asks(*OF_PAGES)
def revisions(
    request: PortalRequest, reference: str, pages: str, names: tuple[str, ...]
) -> HttpResponse:
    """All versions, each with the fields in which it differs from the one before."""
    stone = stone_of(reference)
    if answer := taken_down(request, stone):
        return answer
    history = history_of(reference, pages, names, stone)
    total = len(history.versions)
    try:
        page = Page.of(request.GET)
        check_page(page, total)
    except InvalidQuestion as refusal:
        return refused(request, refusal, "400.html")
    rows = list(history.told(page))
    context = {"history": history, "rows": rows, "page": page, "total": total}
    return render(request, "stocktaking/revisions.html", context)


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
    stone = stone_of(reference)
    if answer := taken_down(request, stone):
        return answer
    history = history_of(reference, pages, names, stone)
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
