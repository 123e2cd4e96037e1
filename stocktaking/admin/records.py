"""Public rows: the workflow writes them, the admin shows them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from stocktaking.models import Collection, Project, Tombstone
from wsis_portal.admin import ViewOnlyAdmin


@admin.register(Project)
class ProjectAdmin(ViewOnlyAdmin[Project]):
    list_display = ["reference", "title", "organisation", "stage", "published_at"]
    list_filter = ["stage", "activity_type"]
    list_select_related = ["organisation"]
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
class TombstoneAdmin(ViewOnlyAdmin[Tombstone]):
    list_display = ["reference", "register", "withdrawn_at", "merged_into"]
    list_filter = ["register", "reason"]
    search_fields = ["reference", "words"]
