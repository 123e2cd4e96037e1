"""Filters of what the Summit agreed, the same ones for the pages and the API."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from actionlines.choices import EventKind, Phase, Scheme, Verdict
from actionlines.models import (
    ActionLine,
    Agency,
    Country,
    Indicator,
    Observation,
    Region,
    Sdg,
    SummitEvent,
    Target,
)
from wsis_portal.filters import (
    ChoicesFilter,
    CodeFilter,
    StrictFilterSet,
    YearFilter,
)


def of(scheme: Scheme, path: str = "memberships__region__code") -> CodeFilter:
    """Regions of one SCHEME; PATH leads to their code."""
    regions = Region.objects.filter(scheme=scheme)
    return CodeFilter(field_name=path, queryset=regions, label=scheme.label)


def by_code(path: str, rows: QuerySet[Any], label: Any, **more: Any) -> CodeFilter:
    return CodeFilter(field_name=path, queryset=rows, label=label, **more)


class LineFilter(CodeFilter):
    """Action lines with their sub-lines: C7 brings C7-EHEALTH ..."""

    def __init__(self, path: str) -> None:
        lines = ActionLine.objects.all()
        super().__init__(field_name=path, queryset=lines, label=_("Action line"))

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if not value:
            return qs
        lines = ActionLine.objects.under([line.code for line in value])
        return qs.filter(**{f"{self.field_name}__in": lines.order_by()}).distinct()


class ActionLineFilter(StrictFilterSet):
    agency = by_code("facilitations__agency__code", Agency.objects.all(), _("Agency"))
    sdg = by_code(
        "sdg_links__sdg__number",
        Sdg.objects.all(),
        _("Sustainable Development Goal"),
        code="number",
    )

    class Meta:
        model = ActionLine
        fields: list[str] = []


class AgencyFilter(StrictFilterSet):
    action_line = LineFilter("facilitations__action_line")

    class Meta:
        model = Agency
        fields: list[str] = []


class TargetFilter(StrictFilterSet):
    verdict = ChoicesFilter(choices=Verdict.choices, label=_("What became of it"))

    class Meta:
        model = Target
        fields: list[str] = []


class IndicatorFilter(StrictFilterSet):
    target = by_code(
        "target__letter",
        Target.objects.all(),
        _("Target"),
        code="letter",
        fold=str.lower,
    )

    class Meta:
        model = Indicator
        fields: list[str] = []


class ObservationFilter(StrictFilterSet):
    """By the place that a value is of: a region, not the countries in it."""

    indicator = by_code("indicator__code", Indicator.objects.all(), _("Indicator"))
    target = by_code(
        "indicator__target__letter",
        Target.objects.all(),
        _("Target"),
        code="letter",
        fold=str.lower,
    )
    country = by_code("country__code", Country.objects.all(), _("Country"))
    region = of(Scheme.REGION, "region__code")
    commission = of(Scheme.COMMISSION, "region__code")
    group = of(Scheme.GROUP, "region__code")
    year = YearFilter(label=_("Year"))
    year_from = YearFilter(field_name="year", lookup_expr="gte", label=_("From year"))
    year_to = YearFilter(field_name="year", lookup_expr="lte", label=_("To year"))

    class Meta:
        model = Observation
        fields: list[str] = []


class SdgFilter(StrictFilterSet):
    action_line = LineFilter("links__action_line")

    class Meta:
        model = Sdg
        fields: list[str] = []


class CountryFilter(StrictFilterSet):
    region = of(Scheme.REGION)
    commission = of(Scheme.COMMISSION)
    group = of(Scheme.GROUP)

    class Meta:
        model = Country
        fields: list[str] = []


class SummitEventFilter(StrictFilterSet):
    phase = ChoicesFilter(choices=Phase.choices, label=_("Phase"))
    kind = ChoicesFilter(choices=EventKind.choices, label=_("Kind"))
    country = by_code("country__code", Country.objects.all(), _("Country"))

    class Meta:
        model = SummitEvent
        fields: list[str] = []
