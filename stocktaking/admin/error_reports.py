"""Reports of errors: the secretariat reads them, opens changes and settles them."""

from typing import Any

from django.contrib import admin, messages
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stocktaking import error_reports, workflow
from stocktaking.admin.filters import QueueFilter
from stocktaking.choices import ReportState
from stocktaking.forms.error_report import OutcomeForm
from stocktaking.models import ErrorReport, Revision
from wsis_portal.admin import ViewOnlyAdmin
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest

SHOWN = 100  # letters of a report in the list


class StateFilter(admin.SimpleListFilter):
    """What is open, unless something else is asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(ReportState.SETTLED.value, str(ReportState.SETTLED.label))]

    def choices(self, changelist: Any) -> Any:
        """The first one, of no choice, is the queue itself."""
        first, *others = super().choices(changelist)
        yield {**first, "display": ReportState.OPEN.label}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(state=self.value() or ReportState.OPEN)


class AboutFilter(QueueFilter):
    title = _("what it is about")
    parameter_name = "about"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("record", gettext("a record")), ("page", gettext("a page"))]

    def having(self, rows: Any, value: str) -> Any:
        return rows.filter(page="") if value == "record" else rows.exclude(page="")


@admin.register(ErrorReport)
class ErrorReportAdmin(ViewOnlyAdmin[ErrorReport]):
    list_display = ["about", "beginning", "register", "at", "reporter", "state"]
    list_filter = [StateFilter, AboutFilter, "register"]
    list_select_related = ["reporter"]
    search_fields = ["reference", "page", "words"]
    search_help_text = _("Reference, page or words")
    date_hierarchy = "at"
    ordering = ["at", "pk"]
    fields = (
        "said",
        ("at", "reporter", "email", "language"),
        ("state", "settled_by", "settled_at"),
        "done",
    )
    readonly_fields = ["page_link", "said", "done"]
    change_form_template = "admin/stocktaking/errorreport/change_form.html"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("stocktaking.moderate_submission")

    def has_view_permission(
        self, request: HttpRequest, obj: ErrorReport | None = None
    ) -> bool:
        return self.has_module_permission(request)

    def get_fields(self, request: HttpRequest, obj: ErrorReport | None = None) -> Any:
        """A page has no register, and a record no address beside its reference."""
        about = "page_link" if obj and obj.page else ("reference", "register")
        return [about, *self.fields]

    @admin.display(description=_("about"), ordering=Concat("reference", "page"))
    def about(self, found: ErrorReport) -> str:
        return str(found)

    @admin.display(description=_("page"))
    def page_link(self, found: ErrorReport) -> str:
        link = '<a href="{}" dir="ltr">{}</a>'
        return format_html(link, found.page_url, found.page)

    @admin.display(description=_("what is wrong"))
    def beginning(self, found: ErrorReport) -> str:
        return format_html("<bdi>{}</bdi>", Truncator(found.words).chars(SHOWN))

    @admin.display(description=_("what is wrong"))
    def said(self, found: ErrorReport) -> str:
        return as_typed(found.words)

    @admin.display(description=_("what was done"))
    def done(self, found: ErrorReport) -> str:
        return as_typed(found.outcome)

    def get_urls(self) -> list[URLPattern]:
        name, wrap = "stocktaking_errorreport", self.admin_site.admin_view
        opening, settling = wrap(self.open_change_view), wrap(self.settle_view)
        return [
            path("<int:pk>/open-change/", opening, name=f"{name}_open_change"),
            path("<int:pk>/settle/", settling, name=f"{name}_settle"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With what the record says today, as far as it is still there."""
        found = self.get_object(request, object_id)
        now = Revision.objects.public(found.reference) if found else None
        context = {**(extra_context or {}), "record": now}
        return super().change_view(request, object_id, form_url, context)

    def open_change_view(self, request: UserRequest, pk: int) -> HttpResponse:
        """A change of the record, written by whoever presses the button."""
        found = self.found(request, pk)
        try:
            if request.method == "POST":
                item = workflow.start_change(found.reference, actor=request.user)
                return redirect("stocktaking:edit", pk=item.pk)
        except Refusal as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        return redirect("admin:stocktaking_errorreport_change", pk)

    def settle_view(self, request: UserRequest, pk: int) -> HttpResponse:
        """Say what was done."""
        found = self.found(request, pk)
        form = OutcomeForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                words = form.cleaned_data["outcome"]
                error_reports.settle(found, words, actor=request.user)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                told = gettext("%(reference)s: settled.")
                told %= {"reference": found}
                self.message_user(request, told, messages.SUCCESS)
                return redirect("admin:stocktaking_errorreport_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Settle"),
            "report": found,
            "form": form,
            "opts": self.opts,
        }
        page = "admin/stocktaking/errorreport/settle.html"
        status = 422 if form.errors else 200
        return TemplateResponse(request, page, context, status=status)

    def found(self, request: HttpRequest, pk: int) -> ErrorReport:
        if not self.has_view_permission(request):
            raise Http404
        return get_object_or_404(ErrorReport.objects.all(), pk=pk)


def as_typed(words: str) -> str:
    """WORDS as text, with their lines; they run in their own direction."""
    if not words:
        return "-"
    return format_html('<div dir="auto" class="as-typed">{}</div>', words)
