"""The home page: what the register holds, what is new, and the three doors."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actionlines.models import ActionLine, Country
from goldenbook.models import Commitment
from stocktaking.models import Organisation, Project
from stocktaking.search import by_facet
from wsis_portal.questions import asks_nothing

NEWEST = 6
SEVENTH = "C7"


@dataclass(frozen=True)
class Bar:
    line: ActionLine
    count: int
    """Of the seventh line: with those on its sub-lines, each record once."""
    share: int
    """Per cent of the longest bar; the seventh line, a sum, has none."""

    @property
    def is_sum(self) -> bool:
        return self.line.code == SEVENTH


@require_safe
@asks_nothing
def home(request: HttpRequest) -> HttpResponse:
    named = Q(projects__isnull=False) | Q(commitments__isnull=False)
    lines = bars()
    context = {
        "projects": Project.objects.count(),
        "commitments": Commitment.objects.count(),
        "organisations": Organisation.objects.count(),
        "countries": Country.objects.filter(named).distinct().count(),
        "whole_lines": [bar for bar in lines if bar.line.label != SEVENTH],
        "seventh": [bar for bar in lines if bar.line.label == SEVENTH],
        "newest": Project.objects.for_cards()[:NEWEST],
        "promised": Commitment.objects.for_cards()[: NEWEST // 2],
    }
    return render(request, "overview/home.html", context)


def bars() -> list[Bar]:
    """Projects and commitments by action line, counted as the catalogues count them."""
    counts: Counter[str] = Counter()
    for rows in (Project.objects.all(), Commitment.objects.all()):
        counts.update(by_facet(rows, "action_line"))
    shown = {code: n for code, n in counts.items() if code != SEVENTH}
    longest = max(shown.values(), default=1)
    return [
        Bar(line, counts[line.code], round(100 * shown.get(line.code, 0) / longest))
        for line in ActionLine.objects.all()
    ]
