"""A submission as the public would read it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stocktaking import registers, workflow
from stocktaking.choices import EDITABLE, Kind
from stocktaking.facts import not_recorded
from stocktaking.models import Record, Revision, Submission
from stocktaking.publishing import preview
from stocktaking.registers import Public
from wsis_portal.errors import InvalidDocument
from wsis_portal.requests import UserRequest

FRAME = "admin/stocktaking/submission/preview.html"
NONE = "admin/stocktaking/submission/no_preview.html"


def previewed(request: UserRequest, item: Submission) -> HttpResponse:
    """The page of its register, without what only a record has: address and history."""
    try:
        if item.kind == Kind.WITHDRAWAL or item.state in EDITABLE:
            return render(request, NONE)
        row = preview(item, told(item))
    except InvalidDocument:
        return render(request, NONE)
    register = registers.get(item.register)
    context = {"page": register.template, "record": row}
    if isinstance(row, Record):
        context |= {
            "not_recorded": not_recorded(row, register.expected),
            "list_url": reverse(f"{register.page}-list"),
            "of_other_years": {"earlier": earlier(row), "later": []},
        }
    return render(request, FRAME, context)


def told(item: Submission) -> Public:
    """With the day on which the record was confirmed meanwhile."""
    now = Revision.objects.current(item.reference) if item.base_revision else None
    return workflow.with_confirmation(item, item.public, now) if now else item.public


def earlier(row: Any) -> list[Any]:
    """Entries of the undertaking, the newest first."""
    if not (last := row.continues):
        return []
    last.title = last.original.title
    found = type(row).objects.entries_of(last.reference)
    return [last, *(entry for entry in reversed(found) if entry.step < 0)]
