"""What a stakeholder has here: drafts, submissions, records, messages."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stocktaking import membership, upkeep
from stocktaking.choices import State
from stocktaking.models import (
    AnyInvitation,
    DraftInvitation,
    Invitation,
    Revision,
    Submission,
    SubmissionEvent,
)
from stocktaking.querysets import RevisionQuerySet, SubmissionQuerySet
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidQuestion
from wsis_portal.filters import OF_PAGES, unknown_names
from wsis_portal.pages import Page, check_page
from wsis_portal.questions import asks_nothing, drop_trackers, refused
from wsis_portal.requests import UserRequest

FEW = 5  # of each kind, on the first page


@require_safe
@login_required
@never_cache
@asks_nothing
def overview(request: UserRequest) -> HttpResponse:
    """The newest of each kind, with how many there are."""
    user = request.user
    context = {
        "drafts": few(drafts_of(user)),
        "submissions": few(submissions_of(user).undecided()),
        "records": standing(few(records_of(user))),
        "words": SubmissionEvent.objects.last_words_to(user)[:FEW],
        "invitations": invitations_to(user),
        "organisations": user.organisations.all(),
        "keys": user.api_keys.all(),
    }
    return render(request, "stocktaking/my.html", context)


@require_safe
@login_required
@never_cache
@drop_trackers
def drafts(request: UserRequest) -> HttpResponse:
    return paged(request, drafts_of(request.user), "stocktaking/my_drafts.html")


@require_safe
@login_required
@never_cache
@drop_trackers
def submissions(request: UserRequest) -> HttpResponse:
    """All that was ever handed in, decided or not."""
    rows = submissions_of(request.user)
    return paged(request, rows, "stocktaking/my_submissions.html")


@require_safe
@login_required
@never_cache
@drop_trackers
def records(request: UserRequest) -> HttpResponse:
    rows, page = records_of(request.user), "stocktaking/my_records.html"
    return paged(request, rows, page, shown=standing)


@require_safe
@login_required
@never_cache
@drop_trackers
def messages(request: UserRequest) -> HttpResponse:
    """All that was ever told by mail about own submissions and records."""
    rows, page = SubmissionEvent.objects.told_to(request.user), "my_messages.html"
    reads = Submission.objects.of_author(request.user).order_by().values("pk")
    rows = rows.annotate(is_own=Q(submission__in=reads))
    return paged(request, rows, f"stocktaking/{page}")


def drafts_of(user: User) -> SubmissionQuerySet:
    rows = Submission.objects.of_author(user).filter(state=State.DRAFT)
    return rows.for_lists().order_by("-updated_at", "-pk")


def submissions_of(user: User) -> SubmissionQuerySet:
    rows = Submission.objects.of_author(user)
    rows = rows.exclude(state__in=[State.DRAFT, State.DISCARDED])
    return rows.for_lists().order_by("-updated_at", "-pk")


def records_of(user: User) -> RevisionQuerySet:
    rows = Revision.objects.reported_by(user).defer("submission__document")
    return rows.order_by("-created_at", "-pk")


def standing(shown: dict[str, Any]) -> dict[str, Any]:
    """Records with how they stand; a query more for each register of them."""
    return {**shown, "rows": upkeep.with_rows(shown["rows"])}


def few(rows: QuerySet[Any]) -> dict[str, Any]:
    """The first of ROWS, and how many there are; two queries and what they fetch."""
    return {"rows": rows[:FEW], "total": rows.count()}


def invitations_to(user: User) -> list[tuple[AnyInvitation, str]]:
    """Each with what the link to it ends with; two queries."""
    ours = Invitation.objects.select_related("organisation", "invited_by")
    drafts = DraftInvitation.objects.select_related("invited_by")
    found = [*ours.open().sent_to(user), *drafts.open().sent_to(user)]
    return [(one, membership.token_of(one)) for one in found]


def paged(
    request: UserRequest,
    rows: QuerySet[Any],
    template: str,
    shown: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> HttpResponse:
    """A page of ROWS; 400 to a question with an unknown part, and a way on."""
    try:
        if wrong := unknown_names(request.GET, {*OF_PAGES}):
            raise InvalidQuestion(wrong)
        page, total = Page.of(request.GET), rows.count()
        check_page(page, total)
    except InvalidQuestion as refusal:
        return refused(request, refusal, "400.html")
    context = {"rows": rows[page.slice], "page": page, "total": total}
    return render(request, template, shown(context))
