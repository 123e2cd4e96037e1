"""The yearly reports: the secretariat makes them; nobody changes them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.admin.secretariat import SECRETARIAT, SecretariatView
from wsis_portal.errors import Refusal
from wsis_portal.overview.models import Report
from wsis_portal.overview.reports.making import made_of


class ReportForm(forms.ModelForm[Report]):
    """Asks for the year; the rest is counted."""

    class Meta:
        model = Report
        fields = ("year",)
        help_texts = {  # read by Django
            "year": _("The figures are counted now, and stay as they are."),
        }

    def clean(self) -> dict[str, Any]:
        """Counts: a year that there can be no report of is refused at its field."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "year" in cleaned:
            try:
                self.instance = made_of(cleaned["year"])
            except Refusal as refusal:
                self.add_error("year", str(refusal))
        return cleaned


@admin.register(Report)
class ReportAdmin(SecretariatView[Report]):
    list_display = ["year", "made_on", "digest"]
    list_filter = ["year"]
    search_fields = ["year", "digest"]
    date_hierarchy = "made_on"
    fields = ["year", "made_on", "digest"]
    form = ReportForm

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SECRETARIAT)

    def get_fields(self, request: HttpRequest, obj: Report | None = None) -> Any:
        return self.fields if obj else ["year"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"year": str(timezone.localdate().year)}
