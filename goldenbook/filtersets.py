"""Filters of the Golden Book, the same ones for the pages and the API."""

from django.utils.translation import gettext_lazy as _

from goldenbook.choices import Fulfilment, Timescale
from goldenbook.models import Commitment, ProgressReport
from stocktaking.filtersets import RecordFilter, ordering_of
from wsis_portal.filters import ChoicesFilter, CodeFilter, MomentFilter, StrictFilterSet


class CommitmentFilter(RecordFilter):
    fulfilment = ChoicesFilter(choices=Fulfilment.choices, label=_("Fulfilment"))
    timescale = ChoicesFilter(choices=Timescale.choices, label=_("Timescale"))
    ordering = ordering_of(Commitment)

    class Meta:
        model = Commitment
        fields: list[str] = []


class ProgressReportFilter(StrictFilterSet):
    commitment = CodeFilter(
        "reference",
        field_name="commitment__reference",
        queryset=Commitment.objects.all(),
        label=_("Commitment"),
    )
    fulfilment = ChoicesFilter(choices=Fulfilment.choices, label=_("Fulfilment"))
    updated_since = MomentFilter(
        field_name="updated_at", lookup_expr="gte", label=_("Updated since")
    )

    class Meta:
        model = ProgressReport
        fields: list[str] = []
