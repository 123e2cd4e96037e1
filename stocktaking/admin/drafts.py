"""That drafts exist: register, age, submitter. Their words only where shared."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from stocktaking.choices import State
from stocktaking.models import Draft
from stocktaking.outline import contact, outline
from stocktaking.texts import apart
from wsis_portal.admin import ViewOnlyAdmin

DATES = ("year", "month", "day")
ASKED = {
    *("register__exact", "shared_with_secretariat__exact"),
    *(f"updated_at__{part}" for part in DATES),
}
"""Parameters of an address that the filters know."""


@admin.register(Draft)
class DraftAdmin(ViewOnlyAdmin[Draft]):
    list_display = [
        "register",
        "created_at",
        "updated_at",
        "submitter",
        "shared_with_secretariat",
    ]
    list_filter = ["register", "shared_with_secretariat"]
    list_select_related = ["submitter"]
    search_fields = ["submitter__email", "submitter__name"]
    date_hierarchy = "updated_at"
    ordering = ["-updated_at", "-pk"]
    fields = (
        ("register", "kind"),
        ("submitter", "shared_with_secretariat"),
        ("created_at", "updated_at"),
    )
    change_form_template = "admin/stocktaking/draft/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Draft]:
        return super().get_queryset(request).filter(state=State.DRAFT)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("stocktaking.moderate_submission")

    def has_view_permission(
        self, request: HttpRequest, obj: Draft | None = None
    ) -> bool:
        return self.has_module_permission(request)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """No address asks for more than the filters do: not for words."""
        return lookup in ASKED

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = dict(extra_context or {})
        item = self.get_object(request, object_id)
        if item and item.shared_with_secretariat:
            texts, rest = apart(item.public)
            context["texts"] = texts
            context["outline"] = outline(item.register, rest)
            context["contact"] = contact(item.private)
        return super().change_view(request, object_id, form_url, context)
