"""Acts after publication: proposed here, decided in the queue by somebody else."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.choices import Kind
from stocktaking.forms.acts import FORMS, ActForm
from stocktaking.models import Proposal, Revision
from wsis_portal.admin import ViewOnlyAdmin
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest

MEANING = {
    Kind.WITHDRAWAL: _(
        "The record leaves every list. Its address says that it was taken down, when"
        " and why. It can be brought back."
    ),
    Kind.MERGER: _(
        "The record stays and also says what only the other one says. The address of"
        " the other leads to it, and its progress reports come along."
    ),
    Kind.RESTORATION: _(
        "The record says again what it said in that version; where it was taken down,"
        " it is public again."
    ),
}


@admin.register(Proposal)
class ProposalAdmin(ViewOnlyAdmin[Proposal]):
    list_display = ["reference", "kind", "state", "reason", "absorbs", "submitted_at"]
    list_display_links = ["reference"]
    list_filter = ["submission__kind", "submission__state", "reason"]
    list_select_related = ["submission"]
    search_fields = ["submission__reference", "absorbs"]
    date_hierarchy = "submission__submitted_at"
    ordering = ["-submission__submitted_at", "-pk"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("stocktaking.moderate_submission")

    def has_view_permission(
        self, request: HttpRequest, obj: Proposal | None = None
    ) -> bool:
        return self.has_module_permission(request)

    @admin.display(description=_("reference"), ordering="submission__reference")
    def reference(self, row: Proposal) -> str:
        return row.submission.reference

    @admin.display(description=_("kind"))
    def kind(self, row: Proposal) -> str:
        return row.submission.get_kind_display()

    @admin.display(description=_("state"))
    def state(self, row: Proposal) -> str:
        return row.submission.state_in_words

    @admin.display(description=_("submitted at"), ordering="submission__submitted_at")
    def submitted_at(self, row: Proposal) -> object:
        return row.submission.submitted_at

    def get_urls(self) -> list[URLPattern]:
        propose = self.admin_site.admin_view(self.propose_view)
        name = "stocktaking_proposal_propose"
        return [
            path("propose/<slug:kind>/<slug:reference>/", propose, name=name),
            *super().get_urls(),
        ]

    def propose_view(
        self, request: UserRequest, kind: str, reference: str
    ) -> HttpResponse:
        now = Revision.objects.current(reference)
        if not (now and kind in FORMS and self.has_view_permission(request)):
            raise Http404
        model: Any = registers.get(now.submission.register).judge.Meta.model
        of_register: Any = self.admin_site.get_model_admin(model)
        if kind not in of_register.proposals:
            raise Http404
        act = Kind(kind)
        sent = request.POST if request.method == "POST" else None
        form = FORMS[act](sent, initial={"number": request.GET.get("number")})
        if sent is not None and form.is_valid():
            try:
                item = form.propose(reference, request.user)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                told = gettext("Handed in. Somebody else takes it up and decides.")
                self.message_user(request, told, messages.SUCCESS)
                return redirect("admin:stocktaking_submission_change", item.pk)
        return self.page(request, act, now, form)

    def page(
        self, request: HttpRequest, act: Kind, now: Revision, form: ActForm
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "meaning": MEANING[act],
            "record": now,
            "form": form,
            "opts": self.opts,
        }
        page = "admin/stocktaking/proposal/propose.html"
        status = 422 if form.errors else 200
        return TemplateResponse(request, page, context, status=status)
