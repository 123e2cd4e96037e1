"""Commitments and progress reports: the workflow writes them, the admin shows them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from goldenbook.models import Commitment, ProgressReport
from stocktaking.admin import RecordAdmin
from stocktaking.choices import Kind


@admin.register(Commitment)
class CommitmentAdmin(RecordAdmin[Commitment]):
    list_display = [
        *("reference", "title", "organisation", "amount"),
        *("fulfilment", "reported_fulfilment"),
    ]
    list_filter = ["fulfilment", "timescale"]
    list_select_related = ["organisation"]
    date_hierarchy = "published_at"
    search_fields = ["reference", "texts__title", "organisation__name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Commitment]:
        return super().get_queryset(request).prefetch_related("texts")

    @admin.display
    def title(self, row: Commitment) -> str:
        return row.original.title


@admin.register(ProgressReport)
class ProgressReportAdmin(RecordAdmin[ProgressReport]):
    proposals = (Kind.WITHDRAWAL, Kind.RESTORATION)
    list_display = ["reference", "commitment", "ends_on", "fulfilment"]
    list_filter = ["fulfilment"]
    list_select_related = ["commitment"]
    date_hierarchy = "published_at"
    search_fields = ["reference", "commitment__reference"]
