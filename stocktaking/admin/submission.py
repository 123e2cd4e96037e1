"""One submission: what it says, what may be decided about it, and how."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stocktaking import workflow
from stocktaking.admin.together import TogetherAdmin
from stocktaking.choices import Action, State
from stocktaking.forms import StepForm
from stocktaking.models import Revision, Submission, SubmissionEvent
from stocktaking.outline import Difference, contact, differences, outline
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
class SubmissionAdmin(TogetherAdmin):
    fields = (
        ("register", "kind", "reference"),
        ("state", "reviewer"),
        ("submitter", "submitted_at", "upload"),
        ("terms", "terms_accepted_at"),
    )
    inlines = [EventInline]
    change_form_template = "admin/stocktaking/submission/review.html"

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


def changes(item: Submission) -> list[Difference]:
    """What a change does to what the record says today."""
    base = Revision.objects.current(item.reference) if item.base_revision else None
    if not base:
        return []
    public = workflow.with_confirmation(item, item.public, base)
    return differences(item.register, base.public, public)
