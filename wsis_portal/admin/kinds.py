"""Kinds of administration that several apps use."""

from typing import TypeVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 8  # of a search
M = TypeVar("M", bound=Model)

admin.site.site_header = _("WSIS Stocktaking: moderation and administration")
admin.site.site_title = _("WSIS Stocktaking")
admin.site.index_title = _("Moderation and administration")


class ViewOnlyAdmin(admin.ModelAdmin[M]):
    """Rows that a file or the workflow writes: to be looked at, never edited here."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """Each word costs a search of every field, so their number is bounded."""
        few = " ".join(search_term.split()[:MOST_WORDS])
        return super().get_search_results(request, queryset, few)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False
