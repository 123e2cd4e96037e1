"""The design system on one page: every component in every state."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goldenbook.models import Commitment
from stocktaking.choices import Standing
from stocktaking.models import Project
from stocktaking.search.highlights import highlights
from wsis_portal.citations import Citations
from wsis_portal.errors import Problem
from wsis_portal.listing import Choice, Facet
from wsis_portal.overview.figures import SUMMIT
from wsis_portal.overview.pattern_charts import pattern_charts
from wsis_portal.overview.pattern_forms import pattern_forms
from wsis_portal.pages import Page
from wsis_portal.pictures import pictured
from wsis_portal.questions import asks_nothing

COLOURS = {
    "paper": ["paper", "surface", "sunk", "rule", "edge"],
    "ink": ["ink", "ink-2"],
    "lake": ["lake-deep", "lake", "lake-wash"],
    "ochre": ["ochre", "ochre-mark", "ochre-wash"],
    "map": ["land", "seq-1", "seq-2", "seq-3", "seq-4", "seq-5"],
    "verdict": ["good", "good-wash", "bad", "bad-wash", "focus"],
}
"""Names of tokens, by what they are for; static/css/tokens.css has their values."""
SIZES = ["t4", "t3", "t2", "t1", "t0", "t-1", "t-2"]
SPACES = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"]
STATES = ["good", "late", "bad", "none"]
NOTES = ["", "plain", "success", "warning", "error"]


@require_safe
@pictured
@asks_nothing
def design(request: HttpRequest) -> HttpResponse:
    citations = Citations()
    context = {
        "colours": COLOURS,
        "sizes": SIZES,
        "spaces": SPACES,
        "states": STATES,
        "notes": NOTES,
        "standings": list(Standing),
        "figures": citations.cite(SUMMIT[:3]),
        "citations": citations,
        "projects": found(Project.objects.for_cards()[:2]),
        "commitments": Commitment.objects.for_cards()[:1],
        "facet": facet(),
        "pages": Page(2, 25),
        "mistakes": {"action_lien": [Problem("unknown-filter")]},
        "forms": pattern_forms(),
        "charts": pattern_charts(),
    }
    return render(request, "overview/design.html", context)


def found(rows: QuerySet[Any]) -> list[Any]:
    """The first as a search shows it: a word of its own title is marked."""
    shown = list(rows)
    if shown:
        word = shown[0].told.original.title.split()[0]
        marked = highlights(word, shown[:1], get_language() or "en")
        shown[0].highlight = marked.get(shown[0].pk)
    return shown


def facet() -> Facet:
    """Longer than a page shows at once."""
    counts = [250, 120, 80, 45, 20, 12, 6, 3, 1]
    words = _("Choice %(number)d")
    choices = [
        Choice(str(n), words % {"number": n}, count, count * 100 // 250, n == 2)
        for n, count in enumerate(counts, start=1)
    ]
    return Facet("choice", _("A facet"), choices)
