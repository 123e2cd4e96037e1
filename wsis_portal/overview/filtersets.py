"""Filters of what stands across the registers, the same for the pages and the API."""

from collections.abc import Set
from typing import Any

import django_filters
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from actionlines.models import Indicator
from goldenbook.choices import Fulfilment, Timescale
from stocktaking.choices import Decided, RegisterName, Stage
from stocktaking.filtersets import RecordFilter
from stocktaking.models import Decision, Project
from stocktaking.models.decision import REASONS
from wsis_portal.errors import SENTENCES, InvalidQuestion, Problem, Problems
from wsis_portal.filters import (
    OF_PAGES,
    ChoicesFilter,
    StrictFilterSet,
    YearFilter,
)
from wsis_portal.overview.statistics import DIMENSIONS, MEASURES, OWN, Question

SENTENCES |= {
    "once": _("Give this once."),
    "not-of-indicator": _("An indicator is asked by its year alone. Take this away."),
    "same-twice": _("This is the same as “by”. Choose another, or none."),
    "not-of-measure": _(
        "Not all that is counted has “%(value)s”: projects alone have a stage,"
        " commitments alone a fulfilment and a timescale. Count those."
    ),
}
ONCE = (
    *("measure", "by", "across", "q", "year_from", "year_to", "updated_since"),
    *("indicator", "year", "classes"),
)


class DecisionFilter(StrictFilterSet):
    register = ChoicesFilter(choices=RegisterName.choices, label=_("Register"))
    decision = ChoicesFilter(choices=Decided.choices, label=_("Decision"))
    reason = ChoicesFilter(choices=list(REASONS.items()), label=_("Reason"))
    year_from = YearFilter(label=_("From year"))
    year_to = YearFilter(label=_("To year"))

    class Meta:
        model = Decision
        fields: list[str] = []


class CountedFilter(RecordFilter):
    """What is counted, under the filters of both catalogues."""

    measure = django_filters.ChoiceFilter(
        choices=[(one.name, one.label) for one in MEASURES.values()],
        empty_label=None,
        label=_("What is counted"),
        help_text="Without it: records.",
    )
    stage = ChoicesFilter(choices=Stage.choices, label=_("Stage"))
    fulfilment = ChoicesFilter(choices=Fulfilment.choices, label=_("Fulfilment"))
    timescale = ChoicesFilter(choices=Timescale.choices, label=_("Timescale"))

    def plain(self, also: Set[str] = OF_PAGES) -> dict[str, Any]:
        asked = super().plain(also)
        if wrong := broken(self.data or QueryDict(), asked):
            raise InvalidQuestion(wrong)
        return asked


class StatisticsFilter(CountedFilter):
    """A question for figures by one dimension or by two."""

    by = django_filters.ChoiceFilter(
        choices=[(one.name, one.label) for one in DIMENSIONS.values()],
        empty_label=None,
        label=_("By"),
        help_text="Without it: action_line.",
    )
    across = django_filters.ChoiceFilter(
        choices=[(one.name, one.label) for one in DIMENSIONS.values()],
        empty_label=_("nothing else"),
        label=_("And by"),
    )

    class Meta:
        model = Project
        fields: list[str] = []


def broken(query: Any, asked: dict[str, Any]) -> Problems:
    """What no single value can know of a question for figures."""
    found: Problems = {
        name: [Problem("once")]
        for name in ONCE
        if len([value for value in query.getlist(name) if value]) > 1
    }
    question = Question.of({name: asked[name] for name in OWN if name in asked})
    if question.by == question.across:
        found["across"] = [Problem("same-twice")]
    counted = set(MEASURES[question.measure].registers)
    for name in ("by", "across"):
        dimension = DIMENSIONS.get(getattr(question, name))
        if dimension and not counted <= set(dimension.registers):
            found[name] = [Problem("not-of-measure", {"value": dimension.name})]
    return found


class MapFilter(CountedFilter):
    """A question for a map: what of each country, in which year and which classes."""

    indicator = django_filters.ModelChoiceFilter(
        queryset=Indicator.objects.all(), to_field_name="code", label=_("Indicator")
    )
    year = YearFilter(label=_("Year"))
    classes = django_filters.ChoiceFilter(
        choices=[
            ("quantiles", _("as many countries in each")),
            ("equal", _("steps of equal size")),
        ],
        empty_label=None,
        label=_("Classes"),
    )

    class Meta:
        model = Project
        fields: list[str] = []

    def plain(self, also: Set[str] = OF_PAGES) -> dict[str, Any]:
        asked = super().plain(also)
        if "indicator" in asked and (beside := {*asked} - OF_INDICATORS):
            raise InvalidQuestion(
                {name: [Problem("not-of-indicator")] for name in sorted(beside)}
            )
        return asked


OF_INDICATORS = {"indicator", "year", "classes"}
