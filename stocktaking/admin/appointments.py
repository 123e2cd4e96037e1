"""Rights that the secretariat gives for a time. The admin writes who gave them, and who
ended them.
"""

from datetime import date, timedelta
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from stocktaking.admin.filters import OfCountryFilter, QueueFilter
from stocktaking.admin.secretariat import SecretariatAdmin
from stocktaking.forms.people import PersonField
from stocktaking.models import AgencyMember, FocalPoint, ModerationGrant
from stocktaking.models.moderation import Appointment
from stocktaking.querysets import in_force
from wsis_portal.requests import UserRequest

A = TypeVar("A", bound=Appointment)
RECORD = ("appointed_by", "appointed_at", "ended_by", "ended_at")
GIVEN = {"user", "agency", "action_line", "country"}
DAY = timedelta(days=1)


class InForceFilter(QueueFilter):
    title = _("in force")
    parameter_name = "in_force"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("today", gettext("Today")),
            ("ended", gettext("Ended")),
            ("later", gettext("Not yet")),
        ]

    def having(self, rows: Any, value: str) -> Any:
        today = timezone.localdate()
        if value == "today":
            return rows.filter(in_force("", today))
        if value == "ended":
            return rows.filter(has_ended())
        return rows.filter(valid_from__gt=today).exclude(has_ended())


def has_ended() -> Q:
    """Or was ended before it began."""
    return Q(valid_to__lt=timezone.localdate()) | Q(valid_to__lt=F("valid_from"))


class AppointmentAdmin(SecretariatAdmin[A]):
    """An appointment is ended, and stays on record. What it was for stays as it was."""

    date_hierarchy = "valid_from"
    actions = ["end_now"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who and for what, then since when; the record of it once there is one."""
        return [*self.given(), "valid_from", "valid_to", *(RECORD if obj else ())]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Once it is given, its end alone is written."""
        return [*RECORD, *([*self.given(), "valid_from"] if obj else [])]

    def given(self) -> list[str]:
        """What each kind of appointment has of its own."""
        return [f.name for f in self.opts.fields if f.name in GIVEN]

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **more: Any
    ) -> Any:
        if db_field.name == "user":
            return PersonField()
        return super().formfield_for_foreignkey(db_field, request, **more)

    def save_model(  # type: ignore[override]  # behind admin_view
        self, request: UserRequest, obj: A, form: Any, change: bool
    ) -> None:
        if not change:
            obj.appointed_by = request.user
        if "valid_to" in form.changed_data:
            self.write_end(obj, obj.valid_to, request)
        super().save_model(request, obj, form, change)

    def write_end(self, row: A, day: date | None, request: UserRequest) -> None:
        row.valid_to = day
        row.ended_by = request.user if day else None
        row.ended_at = timezone.now() if day else None

    @admin.action(description=_("End selected now"), permissions=["change"])
    def end_now(self, request: UserRequest, queryset: QuerySet[A]) -> None:
        """At once: the last day is yesterday, or the day before the first."""
        today, ended = timezone.localdate(), 0
        for row in queryset.exclude(has_ended()):
            self.write_end(row, max(today, row.valid_from) - DAY, request)
            row.save()
            self.log_change(request, row, gettext("Ended."))
            ended += 1
        text = ngettext("%(n)d has ended.", "%(n)d have ended.", ended)
        self.message_user(request, text % {"n": ended}, messages.SUCCESS)


@admin.register(ModerationGrant)
class ModerationGrantAdmin(AppointmentAdmin[ModerationGrant]):
    list_display = ["__str__", "valid_from", "valid_to", "appointed_by", "ended_by"]
    list_select_related = ["agency", "action_line", "appointed_by", "ended_by"]
    list_filter = [InForceFilter, "agency"]
    search_fields = ["agency__code", "action_line__code"]


@admin.register(AgencyMember)
class AgencyMemberAdmin(AppointmentAdmin[AgencyMember]):
    list_display = [
        *("user", "agency", "enters"),
        *("valid_from", "valid_to", "appointed_by", "ended_by"),
    ]
    list_select_related = ["user", "agency", "appointed_by", "ended_by"]
    list_filter = [InForceFilter, "agency"]
    search_fields = ["user__email", "user__name", "agency__code"]

    @admin.display(description=_("may open the administration"), boolean=True)
    def enters(self, row: AgencyMember) -> bool:
        return row.user.is_active and row.user.is_staff

    def save_model(  # type: ignore[override]  # behind admin_view
        self, request: UserRequest, obj: AgencyMember, form: Any, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if not obj.user.is_staff:
            said = gettext(
                "%(person)s may not open the administration yet. An administrator"
                " allows it on the page of the person."
            )
            self.message_user(request, said % {"person": obj.user}, messages.WARNING)


@admin.register(FocalPoint)
class FocalPointAdmin(AppointmentAdmin[FocalPoint]):
    list_display = [
        *("user", "country", "valid_from", "valid_to"),
        *("appointed_by", "ended_by"),
    ]
    list_select_related = ["user", "country", "appointed_by", "ended_by"]
    list_filter = [InForceFilter, OfCountryFilter]
    search_fields = ["user__email", "user__name", "country__code", "country__name_en"]
