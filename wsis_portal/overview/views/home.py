"""The home page: what the register holds, what is new, and the three doors."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actionlines.models import ActionLine, Country
from goldenbook.models import Commitment
from stocktaking.models import Organisation, Project
from stocktaking.search import counted
from stocktaking.search.directory import on_record
from wsis_portal.drawing.map import WorldMap, world_map
from wsis_portal.pictures import pictured
from wsis_portal.questions import asks_nothing

NEWEST = 6
SEVENTH = "C7"
FACETS = ("action_line", "country")


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
@pictured
@asks_nothing
def home(request: HttpRequest) -> HttpResponse:
    projects, done = counted(Project.objects.all(), {}, FACETS)
    commitments, promised = counted(Commitment.objects.all(), {}, FACETS)
    by_line, by_country = (Counter(done[f]) + Counter(promised[f]) for f in FACETS)
    lines = bars(by_line)
    context = {
        "projects": projects,
        "commitments": commitments,
        "organisations": on_record(Organisation.objects.all()).count(),
        "countries": len(by_country),
        "map": by_country and where(by_country),
        "whole_lines": [bar for bar in lines if bar.line.label != SEVENTH],
        "seventh": [bar for bar in lines if bar.line.label == SEVENTH],
        "newest": Project.objects.for_cards()[:NEWEST],
        "promised": Commitment.objects.for_cards()[: NEWEST // 2],
    }
    return render(request, "overview/home.html", context)


def where(counts: Counter[str]) -> WorldMap:
    """Projects and commitments by country; each leads to its page. One query."""
    names = dict(Country.objects.values_list("code", "name"))
    return world_map(counts, names, page_of)


def page_of(code: str) -> str:
    return reverse("overview:country", args=[code.lower()])


def bars(counts: Counter[str]) -> list[Bar]:
    """Projects and commitments by action line, counted as the catalogues count them."""
    shown = {code: n for code, n in counts.items() if code != SEVENTH}
    longest = max(shown.values(), default=1)
    return [
        Bar(line, counts[line.code], round(100 * shown.get(line.code, 0) / longest))
        for line in ActionLine.objects.all()
    ]
