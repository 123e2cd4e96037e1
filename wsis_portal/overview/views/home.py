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

NEWEST = 6


@dataclass(frozen=True)
class Bar:
    line: ActionLine
    count: int
    share: int
    """Per cent of the longest bar."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    named = Q(projects__isnull=False) | Q(commitments__isnull=False)
    lines = bars()
    context = {
        "projects": Project.objects.count(),
        "commitments": Commitment.objects.count(),
        "organisations": Organisation.objects.count(),
        "countries": Country.objects.filter(named).distinct().count(),
        "whole_lines": [bar for bar in lines if not bar.line.code.startswith("C7")],
        "seventh": [bar for bar in lines if bar.line.code.startswith("C7")],
        "newest": Project.objects.for_cards()[:NEWEST],
        "promised": Commitment.objects.for_cards()[: NEWEST // 2],
    }
    return render(request, "overview/home.html", context)


def bars() -> list[Bar]:
    """Projects and commitments by action line, in the order of the lines."""
    path = "action_lines__action_line__code"
    counts = Counter(Project.objects.facet(path))
    counts.update(Commitment.objects.facet(path))
    longest = max(counts.values(), default=1)
    return [
        Bar(line, counts[line.code], round(100 * counts[line.code] / longest))
        for line in ActionLine.objects.all()
    ]
