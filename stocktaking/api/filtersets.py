"""Filters of what the stocktaking lists beside its records."""

from django.utils.translation import gettext_lazy as _

from stocktaking.choices import RegisterName, State
from stocktaking.models import Submission
from wsis_portal.filters import ChoicesFilter, StrictFilterSet


class SubmissionFilter(StrictFilterSet):
    register = ChoicesFilter(choices=RegisterName.choices, label=_("Register"))
    state = ChoicesFilter(choices=State.choices, label=_("State"))

    class Meta:
        model = Submission
        fields: list[str] = []
