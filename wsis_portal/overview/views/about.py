"""What the portal is, and the terms under which people report to it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actionlines.models import UngisTerm
from wsis_portal.citations import Citations
from wsis_portal.overview.figures import GOLDEN_BOOK, STOCKTAKING, SUMMIT
from wsis_portal.questions import asks_nothing


@require_safe
@asks_nothing
def about(request: HttpRequest) -> HttpResponse:
    citations = Citations()
    context = {
        "summit": citations.cite(SUMMIT),
        "stocktaking": citations.cite(STOCKTAKING),
        "golden_book": citations.cite(GOLDEN_BOOK),
        "terms": citations.cite(UngisTerm.objects.select_related("agency")),
        "citations": citations,
    }
    return render(request, "overview/about.html", context)


@require_safe
@asks_nothing
def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "overview/terms.html", {"version": settings.TERMS_VERSION})
