"""The list of what was handed in: what it shows of each, and how it is searched."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

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
    list_display = ["named", "what", "lines", "by", "age"]
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

    @admin.display(description=_("submission"))
    def named(self, item: Any) -> str:
        """Its title; beneath it the reference, and for whom it is."""
        under = beneath(item.reference, item.organisation_name)
        title = item.title_handed_in
        return format_html('<bdi dir="auto" class="named">{}</bdi> {}', title, under)

    @admin.display(description=_("kind"))
    def what(self, item: Submission) -> str:
        under = beneath(item.get_kind_display())
        return format_html("{} {}", item.get_register_display(), under)

    @admin.display(description=_("submitter"))
    def by(self, item: Submission) -> str:
        label = labelled(_("Submitter"))
        return format_html("{}<bdi>{}</bdi>", label, item.submitter)

    @admin.display(description=_("waiting"), ordering="submitted_at")
    def age(self, item: Any) -> str:
        """For how long; beneath it the state, and who decides on it or has decided."""
        label = labelled(_("Waiting")) if item.state in WAITING else ""
        under = beneath(item.state_in_words, *held(item))
        return format_html("{}{} {}", label, days(item), under)

    @admin.display(description=_("action lines"))
    def lines(self, item: Submission) -> str:
        codes = [code[5:] for code in item.entry.codes if code.startswith("line:")]
        return format_html("{}{}", labelled(_("Action lines")), listed(codes) or "-")


def labelled(words: StrOrPromise) -> SafeString:
    """What a cell is, where a narrow page shows no head above it."""
    return format_html('<span class="cell-label">{}</span> ', words)


def beneath(*several: StrOrPromise | None) -> SafeString:
    """Quieter words under the first of a cell, each in a line of its own."""
    told = ((words,) for words in several if words)
    return format_html_join(" ", '<bdi class="beneath">{}</bdi>', told)


def days(item: Submission) -> str:
    """For how long it waits, if it does."""
    if item.state not in WAITING or not item.submitted_at:
        return ""
    number = (timezone.now() - item.submitted_at).days
    words = ngettext("%(n)d day", "%(n)d days", number) % {"n": number}
    if number < LATE:
        return words
    late = gettext("more than 14 days")
    hidden = format_html('<span class="visually-hidden"> ({})</span>', late)
    return format_html('<strong class="late">{}{}</strong>', words, hidden)


def held(item: Any) -> Iterator[str]:
    """Who has it or has decided, and since when."""
    if item.reviewer:
        yield str(item.reviewer)
        if item.taken_up_at:
            yield date_format(timezone.localtime(item.taken_up_at), "DATE_FORMAT")
