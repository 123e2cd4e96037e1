"""Pages of the ten targets: what was agreed, how it is measured, what became of it."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from actionlines.models import Observation, Target
from wsis_portal.citations import Citations
from wsis_portal.questions import asks_nothing


@require_safe
@asks_nothing
def target_list(request: HttpRequest) -> HttpResponse:
    targets = Target.objects.annotate(indicator_count=Count("indicators"))
    return render(request, "actionlines/target_list.html", {"targets": targets})


@require_safe
@asks_nothing
def target(request: HttpRequest, letter: str) -> HttpResponse:
    found = get_object_or_404(Target, letter=letter)
    rows = Observation.objects.filter(indicator__target=found)
    observations = list(rows.select_related("country", "region"))
    citations = Citations()
    context = {
        "target": found,
        "number": citations.number(found),
        "indicators": [
            (
                one,
                citations.cite(
                    o for o in observations if o.indicator_id == one.fact.pk
                ),
            )
            for one in citations.cite(found.indicators.all())
        ],
        "targets": Target.objects.all(),
        "citations": citations,
    }
    return render(request, "actionlines/target.html", context)
