"""Filters of what the stocktaking lists beside its records."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from actionlines.models import Country
from stocktaking.choices import RegisterName, StakeholderType, State
from stocktaking.models import Organisation, Submission
from wsis_portal.filters import ChoicesFilter, CodeFilter, StrictFilterSet
from wsis_portal.text import fold_words

Rows = QuerySet[Organisation]


class OrganisationFilter(StrictFilterSet):
    q = django_filters.CharFilter(
        method="named", label=_("Part of a name, present or former"), max_length=200
    )
    country = CodeFilter(
        field_name="country__code", queryset=Country.objects.all(), label=_("Country")
    )
    stakeholder_type = ChoicesFilter(
        choices=StakeholderType.choices, label=_("Stakeholder type")
    )

    class Meta:
        model = Organisation
        fields: list[str] = []

    def named(self, rows: Rows, name: str, words: str) -> Rows:
        """With WORDS in a name, case and accents aside; none without any letter."""
        if not (folded := fold_words(words)):
            return rows.none()
        now = Q(folded_name__contains=folded)
        former = Q(former_names__folded_name__contains=folded)
        return rows.filter(now | former).distinct()


class SubmissionFilter(StrictFilterSet):
    register = ChoicesFilter(choices=RegisterName.choices, label=_("Register"))
    state = ChoicesFilter(choices=State.choices, label=_("State"))

    class Meta:
        model = Submission
        fields: list[str] = []
