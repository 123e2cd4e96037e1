"""Claims of membership: the secretariat confirms or refuses them."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from stocktaking import membership
from stocktaking.choices import ClaimState
from stocktaking.forms.membership import DecisionForm
from stocktaking.models import MembershipClaim
from stocktaking.querysets import ClaimQuerySet
from wsis_portal.admin import ViewOnlyAdmin
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest


class WaitingFilter(admin.SimpleListFilter):
    """What waits for a decision, unless something else is asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        decided = [ClaimState.CONFIRMED, ClaimState.REFUSED]
        return [(state.value, str(state.label)) for state in decided]

    def choices(self, changelist: Any) -> Any:
        """The first one, of no choice, is the queue itself."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("Waiting")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(state=self.value() or ClaimState.WAITING)


@admin.register(MembershipClaim)
class MembershipClaimAdmin(ViewOnlyAdmin[MembershipClaim]):
    list_display = ["user", "organisation", "email", "matches_website", "made_at"]
    list_filter = [WaitingFilter, "matches_website"]
    list_select_related = ["user", "organisation"]
    search_fields = ["user__email", "user__name", "organisation__name"]
    fields = (
        ("user", "organisation"),
        ("email", "matches_website", "website"),
        "words",
        ("state", "decided_by", "decided_at"),
        "reason",
    )
    readonly_fields = ["website"]
    date_hierarchy = "made_at"
    actions = ["confirm"]
    change_form_template = "admin/stocktaking/membershipclaim/change_form.html"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("stocktaking.moderate_submission")

    def has_view_permission(
        self, request: HttpRequest, obj: MembershipClaim | None = None
    ) -> bool:
        return self.has_module_permission(request)

    @admin.display(description=_("website"))
    def website(self, made: MembershipClaim) -> str:
        return made.organisation.website or "-"

    def get_urls(self) -> list[URLPattern]:
        """A decision has an address, below the claim."""
        decide = self.admin_site.admin_view(self.decide_view)
        name = "stocktaking_membershipclaim_decide"
        return [path("<int:pk>/decide/", decide, name=name), *super().get_urls()]

    def decide_view(self, request: UserRequest, pk: int) -> HttpResponse:
        """Confirm by one button; refuse with words that the person reads."""
        if not self.has_view_permission(request):
            return redirect("admin:index")
        made = get_object_or_404(MembershipClaim.objects.all(), pk=pk)
        form = DecisionForm(request.POST if "refuse" in request.POST else None)
        try:
            if request.method == "POST" and self.decided(request, made, form):
                told = gettext("%(claim)s: decided.") % {"claim": made}
                self.message_user(request, told, messages.SUCCESS)
                return redirect("admin:stocktaking_membershipclaim_changelist")
        except Refusal as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return redirect("admin:stocktaking_membershipclaim_change", made.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Decide"),
            "claim": made,
            "form": form,
            "opts": self.opts,
        }
        page = "admin/stocktaking/membershipclaim/decide.html"
        status = 422 if form.errors else 200
        return TemplateResponse(request, page, context, status=status)

    def decided(
        self, request: UserRequest, made: MembershipClaim, form: DecisionForm
    ) -> bool:
        """Whether a decision was taken. Raises Refusal."""
        if "confirm" in request.POST:
            membership.confirm(made, actor=request.user)
            return True
        if form.is_valid():
            words = form.cleaned_data["reason"]
            membership.refuse(made, words, actor=request.user)
            return True
        return False

    @admin.action(description=_("Confirm selected"))
    def confirm(self, request: UserRequest, queryset: ClaimQuerySet) -> None:
        """One by one: each may be refused with its reason."""
        done = 0
        for made in queryset:
            try:
                membership.confirm(made, actor=request.user)
            except Refusal as refusal:
                self.message_user(request, f"{made}: {refusal}", messages.WARNING)
            else:
                done += 1
        if done:
            text = ngettext("%(n)d claim confirmed.", "%(n)d claims confirmed.", done)
            self.message_user(request, text % {"n": done}, messages.SUCCESS)
