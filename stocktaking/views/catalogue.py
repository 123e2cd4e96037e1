"""The public catalogue and its records."""

from collections.abc import Callable
from itertools import chain
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from stocktaking import registers
from stocktaking.facts import not_recorded
from stocktaking.filtersets import ProjectFilter, RecordFilter
from stocktaking.linked_data import Node, Way
from stocktaking.linked_data import project as describe
from stocktaking.models import Endorsement, Project, Revision, Submission, Tombstone
from stocktaking.querysets import RecordQuerySet
from stocktaking.registers import Register
from stocktaking.search import forgiving_search
from stocktaking.search.dropping import ways_on
from stocktaking.search.highlights import highlights
from stocktaking.search.related import related
from stocktaking.views.presenting import presented
from stocktaking.views.showing import OF_CATALOGUE, as_shown, shown, view_of
from stocktaking.views.taking_away import followed, offer
from stocktaking.workflow import may_change
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidQuestion
from wsis_portal.languages import short
from wsis_portal.pages import Page, check_page
from wsis_portal.pictures import pictured
from wsis_portal.public_pages import moved
from wsis_portal.questions import asks_nothing, drop_trackers, refused
from wsis_portal.requests import PortalRequest


@require_safe
@pictured
@drop_trackers
def project_list(request: PortalRequest) -> HttpResponse:
    asked, rows = ProjectFilter(request.GET), Project.objects.for_cards()
    page, suggest = "stocktaking/project_list.html", "stocktaking:project-suggestions"
    return catalogue(request, asked, rows, page, suggest)


@require_safe
@asks_nothing
def project(request: PortalRequest, reference: str) -> HttpResponse:
    rows, register = Project.objects.for_pages(), registers.of(Project)
    addresses = addresses_of("stocktaking:project-list", "api:project", reference)
    addresses["pages"] = "stocktaking:project"
    up = (addresses["list_url"], _("Projects"))
    return record(request, register, rows, reference, (describe, up), **addresses)


def catalogue(
    request: PortalRequest,
    asked: RecordFilter,
    rows: RecordQuerySet[Any],
    template: str,
    suggest: str,
) -> HttpResponse:
    """A page of a register: 400 to a question with an unknown part, and a way on.

    SUGGEST names the address that suggests as one types.
    """
    context: dict[str, Any] = {"form": asked.form, "suggestions": reverse(suggest)}
    try:
        page, view = Page.of(request.GET), view_of(request.GET)
        filters = asked.plain(OF_CATALOGUE)
        found = forgiving_search(shown(view, rows), filters, page)
        check_page(page, found.total)
    except InvalidQuestion as refusal:
        return refused(request, refusal, template, **context)
    context["ways"] = [] if found.total else ways_on(rows, filters)
    register, words = registers.of(rows.model), found.corrected
    context["offer"] = offer(register.name, request.GET, words, found.total)
    context["feed"] = followed(register.page, request.GET, words)
    if "q" in filters and view != "map":
        mark(found.rows, found.corrected or filters["q"])
    context |= as_shown(view, request.GET, asked.form, rows, found)
    return render(request, template, {**context, "page": page, "found": found})


def mark(rows: list[Any], words: str) -> None:
    """Give each row its `highlight`: what a card shows, with WORDS marked."""
    marked = highlights(words, rows, short(get_language() or ""))
    for row in rows:
        row.highlight = marked.get(row.pk)


def addresses_of(catalogue: str, resource: str, reference: str) -> dict[str, str]:
    """Where a record page leads: to its catalogue, and to itself as data."""
    data = reverse(f"{resource}-detail", args=[reference])
    return {"list_url": reverse(catalogue), "data_url": data}


def away(
    request: PortalRequest, reference: str, beside: str = "", *more: str
) -> HttpResponse | None:
    """What is answered where the record was taken down, or is part of another.

    BESIDE ends the name of the address that is asked for, if that is not the page of
    the record; MORE is what it takes after the reference.
    """
    gone = Tombstone.objects.filter(reference=reference).first()
    if gone and gone.merged_into and (page := registers.get(gone.register).page):
        return moved(reverse(f"{page}{beside}", args=[gone.merged_into, *more]))
    if gone:
        return render(request, "410.html", {"tombstone": gone}, status=410)
    return None


def entries(rows: RecordQuerySet[Any], reference: str) -> dict[str, list[Any]]:
    """Of the same undertaking: those before, the newest first, and those after."""
    found = rows.entries_of(reference)
    earlier = [entry for entry in reversed(found) if entry.step < 0]
    return {"earlier": earlier, "later": [one for one in found if one.step > 0]}


def record(
    request: PortalRequest,
    register: Register,
    rows: RecordQuerySet[Any],
    reference: str,
    told: tuple[Callable[[Any], Node], Way],
    **more: Any,
) -> HttpResponse:
    """A record with its history; 410 where it was taken down, 404 where none was.

    TOLD: how its register says it in linked data, and the page above its own.
    `pages` begins the names of the addresses of its versions.
    """
    if answer := away(request, reference):
        return answer
    row, user = get_object_or_404(rows, reference=reference), request.user
    describe, up = told
    context = {
        "record": row,
        "not_recorded": not_recorded(row, register.expected),
        "revisions": Revision.objects.defer("public").with_acts(reference),
        "of_other_years": entries(rows, reference),
        "endorsements": Endorsement.objects.of_record(reference),
        "may_change": user.is_authenticated and may_change(reference, user),
        "speaks_for": user.is_authenticated and speaks_for(user, row.revision_id),
    }
    context |= presented(row, register, describe(row), up)
    years = chain.from_iterable(context["of_other_years"].values())
    others = [one.reference for one in years]
    context["related"] = related(rows.model.objects.all(), row, others)
    return render(request, register.template, {**context, **more})


def speaks_for(user: User, revision: int) -> bool:
    """Whether USER may endorse it for a country; one query for whoever has none."""
    rows = Submission.objects.spoken_for_by(user)
    return rows.filter(revision=revision).exists()
