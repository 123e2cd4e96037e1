"""The list of what was handed in: what it shows of each, and how it is searched."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from stocktaking.admin.filters import (
    AgeFilter,
    CountryFilter,
    LineFilter,
    QueueFilter,
    ReviewerFilter,
    StakeholderFilter,
    StateFilter,
    UploadFilter,
)
from stocktaking.choices import WAITING
from stocktaking.models import Submission
from stocktaking.querysets import SubmissionQuerySet
from stocktaking.querysets.queue import LATE
from wsis_portal.admin import MOST_WORDS, ViewOnlyAdmin
from wsis_portal.requests import UserRequest
from wsis_portal.text import listed

FILTERS: tuple[type[QueueFilter], ...] = (
    *(StateFilter, ReviewerFilter, AgeFilter),
    *(LineFilter, CountryFilter, StakeholderFilter, UploadFilter),
)
ASKED = {"register__exact", "kind__exact", *(one.parameter_name for one in FILTERS)}
"""Parameters of an address that the filters know."""


class QueueList(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """What a row shows is asked for the rows of the page alone: to sort thousands
        of documents costs more than a second query.
        """
        super().get_results(request)
        keys = list(self.result_list.values_list("pk", flat=True))
        rows = Submission.objects.for_queue().in_bulk(keys)
        self.result_list = [rows[key] for key in keys if key in rows]


class QueueAdmin(ViewOnlyAdmin[Submission]):
    list_display = [
        "__str__",
        "age",
        "held",
        "organisation_shown",
        "lines",
        "register",
        "kind",
        "submitter",
        "state_shown",
    ]
    list_filter = (*FILTERS[:3], "register", "kind", *FILTERS[3:])
    list_select_related = ["submitter", "reviewer"]
    search_fields = ["reference"]  # the box; where it looks, found_by() says
    search_help_text = _("Reference, title, organisation or submitter")
    ordering = ["submitted_at", "pk"]
    sortable_by = ["age"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    """Each choice would be counted by a query of all that waits."""

    def get_queryset(self, request: UserRequest) -> SubmissionQuerySet:  # type: ignore[override]  # behind admin_view
        """The right to see is the queue of the person: rows, search, counts alike."""
        return Submission.objects.moderatable_by(request.user)

    def get_changelist(self, request: HttpRequest, **more: Any) -> type[ChangeList]:
        return QueueList

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        words = search_term.split()[:MOST_WORDS]
        return (queryset.found_by(words) if words else queryset), False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def has_view_permission(
        self, request: HttpRequest, obj: Submission | None = None
    ) -> bool:
        return self.has_module_permission(request)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """No address asks for more than the filters do."""
        return lookup in ASKED

    @admin.display(description=_("organisation"))
    def organisation_shown(self, item: Any) -> str:
        return format_html("<bdi>{}</bdi>", item.organisation_name or "-")

    @admin.display(description=_("taken up by"))
    def held(self, item: Any) -> str:
        """Who decides on it or has decided, and since when."""
        if not item.reviewer:
            return "-"
        if not item.taken_up_at:
            return format_html("<bdi>{}</bdi>", item.reviewer)
        day = date_format(timezone.localtime(item.taken_up_at), "SHORT_DATE_FORMAT")
        return format_html("<bdi>{}</bdi>, {}", item.reviewer, day)

    @admin.display(description=_("state"))
    def state_shown(self, item: Submission) -> str:
        return item.state_in_words

    @admin.display(description=_("waiting"), ordering="submitted_at")
    def age(self, item: Submission) -> str:
        if item.state not in WAITING or not item.submitted_at:
            return "-"
        days = (timezone.now() - item.submitted_at).days
        words = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
        if days < LATE:
            return words
        late = gettext("more than 14 days")
        hidden = format_html('<span class="visually-hidden"> ({})</span>', late)
        return format_html('<strong class="late">{}{}</strong>', words, hidden)

    @admin.display(description=_("action lines"))
    def lines(self, item: Submission) -> str:
        rows = item.public.get("action_lines") or []
        return listed(row["action_line"] for row in rows) or "-"
