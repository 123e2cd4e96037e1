"""Organisations: published by the workflow, kept true by the secretariat."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stocktaking import publishing
from stocktaking.admin.filters import OfCountryFilter, QueueFilter
from stocktaking.admin.mergers import MergingAdmin
from stocktaking.admin.secretariat import SECRETARIAT
from stocktaking.forms.people import PersonField
from stocktaking.indexing.run import reindex_of
from stocktaking.models import FormerName, Organisation, OrganisationMember
from stocktaking.workflow import StepRefused, in_turn
from wsis_portal.requests import UserRequest


class FormerNameInline(admin.TabularInline[FormerName, Organisation]):
    model = FormerName
    extra = 0
    fields = ["name", "slug"]
    readonly_fields = ["name", "slug"]
    can_delete = False
    max_num = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True  # whoever may see the organisation


class MemberInline(admin.TabularInline[OrganisationMember, Organisation]):
    """Members are added and removed; nobody becomes another person."""

    model = OrganisationMember
    extra = 0
    fields = ["user", "joined_at"]
    readonly_fields = ["joined_at"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("user", "organisation")

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **more: Any
    ) -> Any:
        if db_field.name == "user":
            return PersonField()
        return super().formfield_for_foreignkey(db_field, request, **more)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = request.user.has_perm(SECRETARIAT)
        return may or super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = request.user.has_perm(SECRETARIAT)
        return may or super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        may = request.user.has_perm(SECRETARIAT)
        return may or super().has_delete_permission(request, obj)


class NamesakeFilter(QueueFilter):
    """Of those with one name some may be the same."""

    title = _("name")
    parameter_name = "namesakes"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", gettext("Another one has this name"))]

    def having(self, rows: Any, value: str) -> Any:
        same = Organisation.objects.filter(folded_name=OuterRef("folded_name"))
        return rows.filter(Exists(same.exclude(pk=OuterRef("pk"))))


@admin.register(Organisation)
class OrganisationAdmin(MergingAdmin):
    list_display = ["name", "reference", "stakeholder_type", "country"]
    list_filter = ["stakeholder_type", NamesakeFilter, OfCountryFilter]
    list_select_related = ["country"]
    search_fields = ["name", "reference", "former_names__name", "absorbed__reference"]
    readonly_fields = ["reference", "slug"]
    inlines = [MemberInline, FormerNameInline]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    change_form_template = "admin/stocktaking/organisation/change_form.html"

    def view_on_site(self, obj: Organisation) -> str:
        """Where members are invited."""
        return reverse("stocktaking:my-organisation", args=[obj.reference])

    def has_add_permission(self, request: Any) -> bool:
        """An organisation becomes a row when a document that names it is published."""
        return False

    def changeform_view(self, request: Any, *args: Any, **more: Any) -> Any:
        """In turn: a rehearsal that keeps its records makes nobody wait for long."""
        if request.method != "POST":
            return super().changeform_view(request, *args, **more)
        try:
            with in_turn():
                return super().changeform_view(request, *args, **more)
        except StepRefused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return redirect(request.get_full_path())

    def save_model(  # type: ignore[override]  # behind admin_view
        self, request: UserRequest, obj: Organisation, form: Any, change: bool
    ) -> None:
        """A new name keeps the former one: old addresses and documents find it.

        Its records are found by its type.
        """
        if "name" in form.changed_data:
            name = obj.name
            obj.name = form.initial["name"]
            publishing.rename(obj, name)
        super().save_model(request, obj, form, change)
        if "stakeholder_type" in form.changed_data:
            reindex_of(obj)
