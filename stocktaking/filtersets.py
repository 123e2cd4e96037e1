"""Filters of the catalogue, the same ones for the pages and the API."""

import django_filters
from django.utils.translation import gettext_lazy as _

from actionlines.choices import Scheme
from actionlines.models import ActionLine, Country, Region, Sdg, Target
from stocktaking.choices import ActivityType, Area, Level, Stage, StakeholderType
from stocktaking.models import Collection, Organisation, Project
from stocktaking.search import ORDERINGS
from wsis_portal.filters import (
    ChoicesFilter,
    CodeFilter,
    LanguageFilter,
    MomentFilter,
    StrictFilterSet,
    YearFilter,
)


def regions(scheme: str) -> CodeFilter:
    label = Scheme(scheme).label
    return CodeFilter(queryset=Region.objects.filter(scheme=scheme), label=label)


class RecordFilter(StrictFilterSet):
    """What every register is asked for; a register adds its own facts."""

    q = django_filters.CharFilter(label=_("Search"), max_length=300)
    action_line = CodeFilter(queryset=ActionLine.objects.all(), label=_("Action line"))
    target = CodeFilter(
        "letter", fold=str.lower, queryset=Target.objects.all(), label=_("Target")
    )
    sdg = CodeFilter(
        "number", queryset=Sdg.objects.all(), label=_("Sustainable Development Goal")
    )
    country = CodeFilter(queryset=Country.objects.all(), label=_("Country"))
    region = regions(Scheme.REGION)
    commission = regions(Scheme.COMMISSION)
    group = regions(Scheme.GROUP)
    stakeholder_type = ChoicesFilter(
        choices=StakeholderType.choices, label=_("Stakeholder type")
    )
    organisation = CodeFilter(
        "reference", queryset=Organisation.objects.all(), label=_("Organisation")
    )
    activity_type = ChoicesFilter(
        choices=ActivityType.choices, label=_("Activity type")
    )
    level = ChoicesFilter(choices=Level.choices, label=_("Level"))
    area = ChoicesFilter(choices=Area.choices, label=_("Connect the World area"))
    language = LanguageFilter(label=_("Language of the text"))
    collection = CodeFilter(
        fold=str.lower, queryset=Collection.objects.all(), label=_("Collection")
    )
    year_from = YearFilter(label=_("From year"))
    year_to = YearFilter(label=_("To year"))
    updated_since = MomentFilter(label=_("Updated since"))
    ordering = django_filters.ChoiceFilter(
        choices=[(name, name) for name in ORDERINGS], label=_("Order")
    )


class ProjectFilter(RecordFilter):
    stage = ChoicesFilter(choices=Stage.choices, label=_("Stage"))

    class Meta:
        model = Project
        fields: list[str] = []
