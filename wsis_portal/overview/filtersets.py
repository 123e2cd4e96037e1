"""Filters of what stands across the registers, the same for the pages and the API."""

from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Decided, RegisterName
from stocktaking.models import Decision
from stocktaking.models.decision import REASONS
from wsis_portal.filters import ChoicesFilter, StrictFilterSet, YearFilter


class DecisionFilter(StrictFilterSet):
    register = ChoicesFilter(choices=RegisterName.choices, label=_("Register"))
    decision = ChoicesFilter(choices=Decided.choices, label=_("Decision"))
    reason = ChoicesFilter(choices=list(REASONS.items()), label=_("Reason"))
    year_from = YearFilter(label=_("From year"))
    year_to = YearFilter(label=_("To year"))

    class Meta:
        model = Decision
        fields: list[str] = []
