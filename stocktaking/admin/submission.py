"""One submission: what it says, what may be decided about it, and how."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin

from stocktaking import workflow
from stocktaking.admin.correcting import CorrectingAdmin
from stocktaking.admin.filters import is_key
from stocktaking.admin.offers import KEYS, form_of, offers
from stocktaking.admin.preview import previewed
from stocktaking.admin.replies import with_reply
from stocktaking.admin.review import review
from stocktaking.choices import Action
from stocktaking.forms import StepForm
from stocktaking.models import Submission
from stocktaking.workflow import StepRefused
from wsis_portal import interrupted
from wsis_portal.errors import Refusal
from wsis_portal.interrupted import login_keeps_words
from wsis_portal.requests import UserRequest


def framed(view: Any) -> Any:
    """It may be shown in a frame of ours: the review has one."""
    return csp_replace({"frame-ancestors": [SELF]})(xframe_options_sameorigin(view))


@admin.register(Submission)
class SubmissionAdmin(CorrectingAdmin):
    def get_urls(self) -> list[URLPattern]:
        """Steps have an address each, below the submission; so has what it would be."""
        take = login_keeps_words(self.admin_site.admin_view(self.step_view))
        show = self.admin_site.admin_view(self.preview_view)
        name = "stocktaking_submission"
        return [
            path("<int:pk>/step/<slug:action>/", take, name=f"{name}_step"),
            path("<int:pk>/preview/", framed(show), name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not is_key(object_id):
            raise Http404
        return self.page(request, self.seen(request, object_id))  # type: ignore[arg-type]  # behind admin_view

    def seen(self, request: UserRequest, pk: int | str) -> Submission:
        """What is in the queue of the person; other keys are not there."""
        rows = self.get_queryset(request).select_related(
            "submitter", "reviewer", "upload"
        )
        return get_object_or_404(rows, pk=pk)

    def step_view(self, request: UserRequest, pk: int, action: str) -> HttpResponse:
        """Take it; what was not taken is shown on the review, words and all."""
        item = self.seen(request, pk)
        if action not in KEYS or action == Action.CORRECT:
            raise Http404
        taken, sent = Action(action), request.POST
        if request.method != "POST":
            words = interrupted.typed(request)
            form = form_of(taken, item, initial=words)
            return self.page(request, item, form)
        if "insert" in sent:
            form = form_of(taken, item, initial=with_reply(item, taken, sent))
            return self.page(request, item, form)
        form = form_of(taken, item, sent)
        if form.is_valid() and self.is_taken_by(request, item, form):
            return redirect("admin:stocktaking_submission_change", item.pk)
        return self.page(request, self.seen(request, pk), form)

    def is_taken_by(
        self, request: UserRequest, item: Submission, form: StepForm
    ) -> bool:
        """Else the form says why not."""
        person, given = request.user, form.given()
        try:
            refuse_unseen(item, request.POST.get("version", ""))
            workflow.take_step(item, form.action, actor=person, given=given)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return False
        interrupted.forget(request)
        words = gettext("%(submission)s: done.") % {"submission": item}
        self.message_user(request, words, messages.SUCCESS)
        return True

    def page(
        self, request: UserRequest, item: Submission, taken: StepForm | None = None
    ) -> HttpResponse:
        """The review. TAKEN is the form of a step that was not taken."""
        offered = offers(item, request.user, taken)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Review"),
            "opts": self.opts,
            "submission": item,
            "offers": offered,
            "refused": taken,
            "unsent": bool(interrupted.kept(request)) and request.method != "POST",
            **review(item, request.user, offered),
        }
        page = "admin/stocktaking/submission/review.html"
        status = 422 if taken and taken.errors else 200
        return TemplateResponse(request, page, context, status=status)

    def preview_view(self, request: UserRequest, pk: int) -> HttpResponse:
        """As the public would read it; framed by the review."""
        return previewed(request, self.seen(request, pk))


def refuse_unseen(item: Submission, version: str) -> None:
    """What the page showed is what is decided on."""
    if version != str(item.document_version):
        raise StepRefused("changed-since-shown")
