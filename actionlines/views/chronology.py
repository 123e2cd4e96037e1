"""The page of the Summit's chronology."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actionlines.choices import Phase
from actionlines.models import SummitEvent
from wsis_portal.citations import Citations
from wsis_portal.questions import asks_nothing


@require_safe
@asks_nothing
def chronology(request: HttpRequest) -> HttpResponse:
    events = list(SummitEvent.objects.select_related("country"))
    citations = Citations()
    phases = [
        (phase, citations.cite(event for event in events if event.phase == phase))
        for phase in Phase
    ]
    context = {"phases": phases, "citations": citations}
    return render(request, "actionlines/chronology.html", context)
