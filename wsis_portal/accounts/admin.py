from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wsis_portal.accounts.models import ApiKey, User


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]  # generic in the stubs alone
    list_display = ["email", "name", "language", "is_staff", "is_active"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups"]
    search_fields = ["email", "name"]
    date_hierarchy = "date_joined"
    ordering = ["email"]
    fieldsets = [
        (None, {"fields": ["email", "password"]}),
        (_("Person"), {"fields": ["name", "language"]}),
        (
            _("Rights"),
            {
                "fields": [
                    "is_active",
                    "is_staff",
                    "is_superuser",
                    "groups",
                    "user_permissions",
                ]
            },
        ),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "name"]}),
        (_("Password"), {"fields": ["usable_password", "password1", "password2"]}),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Decisions hang on people: who goes is forgotten, see forget_person."""
        return False

    def save_model(
        self, request: HttpRequest, obj: User, form: Any, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if not change or "email" in form.changed_data:
            obj.vouch_for_address()


admin.site.unregister([EmailAddress, Authenticator, UserSession])
"""Addresses go with the person; sessions are ended by whoever signed in, and their keys
are for nobody to see.
"""


class TakenAway:
    """Rows that an administrator may look at and delete, and nothing else."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


FIELDS = ("user", "type", "created_at", "last_used_at")


@admin.register(Authenticator)
class SecondFactorAdmin(TakenAway, admin.ModelAdmin[Authenticator]):
    """To take away what somebody lost. What it keeps secret is shown to nobody."""

    list_display = FIELDS
    list_filter = ["type"]
    list_select_related = ["user"]
    date_hierarchy = "created_at"
    search_fields = ["user__email", "user__name"]
    fields = readonly_fields = FIELDS


KEY_FIELDS = ("person", "name", "prefix", "created_at", "last_used_on", "expires_on")


@admin.register(ApiKey)
class ApiKeyAdmin(TakenAway, admin.ModelAdmin[ApiKey]):
    """To revoke a key that was found where it should not be, by how it begins."""

    list_display = KEY_FIELDS
    list_display_links = ["name"]
    list_filter = ["last_used_on", "expires_on"]
    list_select_related = ["person"]
    date_hierarchy = "created_at"
    search_fields = ["prefix", "name", "person__email", "person__name"]
    fields = readonly_fields = KEY_FIELDS
