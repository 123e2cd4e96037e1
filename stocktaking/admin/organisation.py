"""Organisations: published by the workflow, kept true by the secretariat."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.shortcuts import redirect
from django.urls import reverse

from stocktaking import publishing
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


class MemberInline(admin.TabularInline[OrganisationMember, Organisation]):
    model = OrganisationMember
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    list_display = ["name", "reference", "stakeholder_type", "country"]
    list_filter = ["stakeholder_type"]
    list_select_related = ["country"]
    search_fields = ["name", "reference", "former_names__name"]
    autocomplete_fields = ["country"]
    readonly_fields = ["reference", "slug"]
    inlines = [MemberInline, FormerNameInline]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

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
