"""Public rows: the workflow writes them, the admin shows them."""

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from stocktaking.choices import Kind
from stocktaking.models import Collection, Project, Tombstone
from wsis_portal.admin import ViewOnlyAdmin

M = TypeVar("M", bound=Model)


class RecordAdmin(ViewOnlyAdmin[M]):
    """With what the secretariat may propose about what has a reference."""

    change_form_template = "admin/stocktaking/record/change_form.html"
    proposals: ClassVar[Sequence[Kind]] = (
        *(Kind.WITHDRAWAL, Kind.MERGER),
        Kind.RESTORATION,
    )

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """What is public the secretariat may look at here as well."""
        may = request.user.has_perm("stocktaking.moderate_submission")
        return may or super().has_view_permission(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        may = request.user.has_perm("stocktaking.moderate_submission")
        context = {**(extra_context or {}), "proposals": self.proposals if may else ()}
        return super().change_view(request, object_id, form_url, context)


@admin.register(Project)
class ProjectAdmin(RecordAdmin[Project]):
    list_display = ["reference", "title", "organisation", "stage", "published_at"]
    list_filter = ["stage", "activity_type"]
    list_select_related = ["organisation"]
    date_hierarchy = "published_at"
    search_fields = ["reference", "texts__title", "organisation__name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        return super().get_queryset(request).prefetch_related("texts")

    @admin.display
    def title(self, row: Project) -> str:
        return row.original.title


@admin.register(Collection)
class CollectionAdmin(admin.ModelAdmin[Collection]):
    list_display = ["code", "name"]
    search_fields = ["code", "name"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Records and revisions name it."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Documents name a collection by its code, so it stays."""
        return ["code"] if obj else []


@admin.register(Tombstone)
class TombstoneAdmin(RecordAdmin[Tombstone]):
    proposals = (Kind.RESTORATION,)
    list_display = ["reference", "register", "reason", "withdrawn_at", "merged_into"]
    date_hierarchy = "withdrawn_at"
    list_filter = ["register", "reason"]
    search_fields = ["reference", "words"]
