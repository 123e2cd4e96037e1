"""What the secretariat keeps, whatever single rights somebody has beside."""

from typing import TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from wsis_portal.admin import ViewOnlyAdmin

SECRETARIAT = "stocktaking.moderate_submission"
M = TypeVar("M", bound=Model)


class SecretariatAdmin(admin.ModelAdmin[M]):
    """Nothing is deleted: documents and decisions name it."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        may = request.user.has_perm(SECRETARIAT)
        return may or super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        may = request.user.has_perm(SECRETARIAT)
        return may or super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        may = request.user.has_perm(SECRETARIAT)
        return may or super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return False


class SecretariatView(ViewOnlyAdmin[M]):
    """What happened: to be looked at."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        return request.user.has_perm(SECRETARIAT)
