"""Rights that the secretariat gives for a time. The admin writes who gave them."""

from typing import Any, TypeVar

from django.contrib import admin

from stocktaking.models import AgencyMember, FocalPoint, ModerationGrant
from stocktaking.models.moderation import Appointment
from wsis_portal.requests import UserRequest

A = TypeVar("A", bound=Appointment)


class AppointmentAdmin(admin.ModelAdmin[A]):
    readonly_fields = ["appointed_by"]
    date_hierarchy = "valid_from"

    def save_model(  # type: ignore[override]  # behind admin_view
        self, request: UserRequest, obj: A, form: Any, change: bool
    ) -> None:
        if not change:
            obj.appointed_by = request.user
        super().save_model(request, obj, form, change)


@admin.register(ModerationGrant)
class ModerationGrantAdmin(AppointmentAdmin[ModerationGrant]):
    list_display = ["agency", "action_line", "valid_from", "valid_to", "appointed_by"]
    list_select_related = ["agency", "action_line", "appointed_by"]
    list_filter = ["agency"]
    search_fields = ["agency__code", "action_line__code"]


@admin.register(AgencyMember)
class AgencyMemberAdmin(AppointmentAdmin[AgencyMember]):
    list_display = ["user", "agency", "valid_from", "valid_to", "appointed_by"]
    list_select_related = ["user", "agency", "appointed_by"]
    list_filter = ["agency"]
    search_fields = ["user__email", "user__name", "agency__code"]
    autocomplete_fields = ["user"]


@admin.register(FocalPoint)
class FocalPointAdmin(AppointmentAdmin[FocalPoint]):
    list_display = ["user", "country", "valid_from", "valid_to", "appointed_by"]
    list_select_related = ["user", "country", "appointed_by"]
    search_fields = ["user__email", "user__name", "country__code", "country__name_en"]
    autocomplete_fields = ["user", "country"]
