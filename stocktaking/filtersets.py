"""Filters of the catalogue, the same ones for the pages and the API."""

from collections.abc import Set
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from actionlines.choices import Scheme
from actionlines.models import ActionLine, Country, Region, Sdg, Target
from stocktaking.choices import ActivityType, Area, Level, Stage, StakeholderType
from stocktaking.models import Collection, Organisation, Project, Record
from stocktaking.search import directory, orderings
from wsis_portal.filters import (
    OF_PAGES,
    ChoicesFilter,
    CodeFilter,
    FoldedChoicesField,
    LanguageFilter,
    MomentFilter,
    StrictFilterSet,
    YearFilter,
)


def regions(scheme: str) -> CodeFilter:
    label = Scheme(scheme).label
    return CodeFilter(queryset=Region.objects.filter(scheme=scheme), label=label)


class OrganisationsField(FoldedChoicesField):
    """A reference of one that has become part of another asks for the other."""

    named_by = "name"

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except ValidationError:
            heirs = Organisation.objects.heirs_of(map(self.fold, value))
            if not heirs:
                raise
            now = {old: heir.reference for old, heir in heirs.items()}
            return super().clean([now.get(self.fold(one), one) for one in value])


class OrganisationsFilter(CodeFilter):
    field_class = OrganisationsField


def ordering_of(model: type[Record]) -> django_filters.ChoiceFilter:
    choices = [(name, name) for name in orderings(model)]
    told = " ".join(IN_WORDS[name] for name, _name in choices if name in IN_WORDS)
    return django_filters.ChoiceFilter(
        choices=choices, label=_("Order"), help_text=told
    )


IN_WORDS = {
    "relevance": "relevance: best match first, and newest first without q.",
    "-vouched_on": "-vouched_on: first what its stakeholder confirmed or handed in"
    " last; what nobody did comes last.",
    "-amount": "-amount: the largest first, in US dollars by the last known rate; then"
    " amounts without a rate, by currency; then records without an amount.",
}
"""For the description of the API: names that do not say it all by themselves."""


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
    organisation = OrganisationsFilter(
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
    partner = OrganisationsFilter(
        "reference", queryset=Organisation.objects.all(), label=_("Partner")
    )
    year_from = YearFilter(label=_("From year"))
    year_to = YearFilter(label=_("To year"))
    updated_since = MomentFilter(label=_("Updated since"))


class OrganisationFilter(StrictFilterSet):
    q = django_filters.CharFilter(
        label=_("Words of a name, present or former"), max_length=200
    )
    stakeholder_type = ChoicesFilter(
        choices=StakeholderType.choices, label=_("Stakeholder type")
    )
    country = CodeFilter(queryset=Country.objects.all(), label=_("Country"))
    region = regions(Scheme.REGION)
    ordering = django_filters.ChoiceFilter(
        choices=[(name, name) for name in directory.ORDERS], label=_("Order")
    )

    class Meta:
        model = Organisation
        fields: list[str] = []

    def narrowed(self, also: Set[str] = OF_PAGES) -> directory.Rows:
        rows: Any = self.queryset
        return directory.narrowed(rows, self.plain(also))


class ProjectFilter(RecordFilter):
    stage = ChoicesFilter(choices=Stage.choices, label=_("Stage"))
    ordering = ordering_of(Project)

    class Meta:
        model = Project
        fields: list[str] = []
