"""The queue: what was handed in, what may be decided, and how."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from stocktaking import workflow
from stocktaking.choices import WAITING, Action, State
from stocktaking.forms import StepForm
from stocktaking.models import Revision, Submission, SubmissionEvent, Upload
from stocktaking.outline import Difference, contact, differences, outline
from stocktaking.querysets import SubmissionQuerySet
from wsis_portal.admin import ViewOnlyAdmin
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest

OF_MODERATOR = (
    Action.TAKE_UP,
    Action.PUBLISH,
    Action.REQUEST_CHANGES,
    Action.REFUSE,
    Action.MERGE,
    Action.HAND_OVER,
    Action.RELEASE,
)
"""In the order of the buttons. What of it is possible, the workflow says."""


MOST_FILES = 20  # in the list of files to choose from
SEEN = [state for state in State if state not in {State.DRAFT, State.DISCARDED}]


class StateFilter(admin.SimpleListFilter):
    """What waits for a decision, unless something else is asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("all", gettext("All")), *((s.value, str(s.label)) for s in SEEN)]

    def choices(self, changelist: Any) -> Any:
        """The first one, of no choice, is the queue itself."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("Waiting")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() is None:
            return queryset.filter(state__in=WAITING)
        return (
            queryset if self.value() == "all" else queryset.filter(state=self.value())
        )


class UploadFilter(admin.SimpleListFilter):
    """What came in one file: those of which something waits, the newest first."""

    title = _("file")
    parameter_name = "upload"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        queue = model_admin.get_queryset(request).filter(state__in=WAITING)
        named = Upload.objects.filter(pk__in=queue.order_by().values("upload"))
        newest = named.select_related("owner").order_by("-created_at")[:MOST_FILES]
        return [(str(one.pk), f"{one} ({one.owner})") for one in newest]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value() or ""
        return queryset.filter(upload=value) if value.isdecimal() else queryset


class EventInline(admin.TabularInline[SubmissionEvent, Submission]):
    model = SubmissionEvent
    extra = 0
    can_delete = False
    fields = ("at", "action", "after", "actor", "reason", "words")
    readonly_fields = fields
    ordering = ("number",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("note__actor")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True  # whoever may read the submission

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("by"))
    def actor(self, event: SubmissionEvent) -> str:
        return str(event.note.actor) if hasattr(event, "note") else "-"


@admin.register(Submission)
class SubmissionAdmin(ViewOnlyAdmin[Submission]):
    list_display = [
        "__str__",
        "register",
        "kind",
        "state",
        "submitter",
        "reviewer",
        "submitted_at",
    ]
    list_filter = [StateFilter, "register", "kind", UploadFilter]
    list_select_related = ["submitter", "reviewer"]
    search_fields = [
        "reference",
        "document__public__texts",
        "submitter__email",
        "submitter__name",
    ]
    ordering = ["submitted_at", "pk"]
    fields = (
        ("register", "kind", "reference"),
        ("state", "reviewer"),
        ("submitter", "submitted_at", "upload"),
        ("terms", "terms_accepted_at"),
    )
    inlines = [EventInline]
    actions = ["take_up", "release", "publish"]
    change_form_template = "admin/stocktaking/submission/review.html"

    def get_queryset(self, request: UserRequest) -> SubmissionQuerySet:  # type: ignore[override]  # behind admin_view
        """The right to see is the queue of the person: rows, search, counts alike."""
        return Submission.objects.moderatable_by(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def has_view_permission(
        self, request: HttpRequest, obj: Submission | None = None
    ) -> bool:
        return self.has_module_permission(request)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """No address asks for more than the filters do."""
        return lookup in {"state", "register__exact", "kind__exact", "upload"}

    def get_urls(self) -> list[URLPattern]:
        """Steps have an address each, below the submission."""
        take = self.admin_site.admin_view(self.step_view)
        name = "stocktaking_submission_step"
        step = path("<int:pk>/step/<slug:action>/", take, name=name)
        return [step, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = dict(extra_context or {})
        item = self.get_object(request, object_id)
        if item and item.state == State.RETURNED:
            context["outline"] = []  # its author writes on it; nothing is handed in
        elif item:
            possible = workflow.possible_actions(item, request.user)  # type: ignore[arg-type]  # behind admin_view
            context |= {
                "outline": outline(item.register, item.public),
                "contact": contact(item.private),
                "differences": changes(item),
                "steps": [action for action in OF_MODERATOR if action in possible],
            }
        return super().change_view(request, object_id, form_url, context)

    def step_view(self, request: UserRequest, pk: int, action: str) -> HttpResponse:
        """Ask for what the step needs, then take it."""
        item = get_object_or_404(self.get_queryset(request), pk=pk)
        if action not in OF_MODERATOR:
            raise Http404
        taken = Action(action)
        form = StepForm(taken, item, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                workflow.take_step(item, taken, actor=request.user, given=form.given())
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                words = gettext("%(submission)s: done.") % {"submission": item}
                self.message_user(request, words, messages.SUCCESS)
                return redirect("admin:stocktaking_submission_change", item.pk)
        return self.step_page(request, item, taken, form)

    def step_page(
        self, request: UserRequest, item: Submission, action: Action, form: StepForm
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": action.label,
            "submission": item,
            "action": action,
            "form": form,
            "opts": self.opts,
        }
        page = "admin/stocktaking/submission/step.html"
        status = 422 if form.errors else 200
        return TemplateResponse(request, page, context, status=status)

    @admin.action(description=_("Take up selected"))
    def take_up(self, request: UserRequest, queryset: SubmissionQuerySet) -> None:
        self.each(request, queryset, Action.TAKE_UP)

    @admin.action(description=_("Release selected"))
    def release(self, request: UserRequest, queryset: SubmissionQuerySet) -> None:
        self.each(request, queryset, Action.RELEASE)

    @admin.action(description=_("Publish selected"))
    def publish(self, request: UserRequest, queryset: SubmissionQuerySet) -> None:
        self.each(request, queryset, Action.PUBLISH)

    def each(
        self, request: UserRequest, queryset: SubmissionQuerySet, action: Action
    ) -> None:
        """One by one: each row has its own event and may be refused with its reason."""
        done = 0
        for item in queryset:
            try:
                workflow.take_step(item, action, actor=request.user)
            except Refusal as refusal:
                self.message_user(request, f"{item}: {refusal}", messages.WARNING)
            else:
                done += 1
        if done:
            text = ngettext("%(n)d submission done.", "%(n)d submissions done.", done)
            self.message_user(request, text % {"n": done}, messages.SUCCESS)


def changes(item: Submission) -> list[Difference]:
    """What a change does to what the record says today."""
    base = Revision.objects.current(item.reference) if item.base_revision else None
    if not base:
        return []
    public = workflow.with_confirmation(item, item.public, base)
    return differences(item.register, base.public, public)
