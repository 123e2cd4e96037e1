"""Suggestions below a search field, as a part of its page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from stocktaking.models import Organisation, Project
from stocktaking.querysets import RecordQuerySet
from stocktaking.search.suggestions import suggestions
from wsis_portal.errors import InvalidQuestion
from wsis_portal.filters import unknown_names
from wsis_portal.questions import drop_trackers, refused
from wsis_portal.requests import PortalRequest

KEPT = 60  # seconds, in a browser
MOST = 10  # names that are offered at once
LONGEST = 100  # letters; a longer name is found by its beginning


@require_safe
@drop_trackers
@cache_control(private=True, max_age=KEPT)
def project_suggestions(request: PortalRequest) -> HttpResponse:
    return suggested(request, Project.objects.all(), "stocktaking:project-list")


def suggested(
    request: PortalRequest, rows: RecordQuerySet[Any], catalogue: str
) -> HttpResponse:
    """What ?q= may mean among ROWS, with links into the CATALOGUE of that name."""
    if wrong := unknown_names(request.GET, {"q"}):
        return refused(request, InvalidQuestion(wrong), "400.html")
    found = suggestions(rows, request.GET.get("q", "")[:LONGEST])
    context = {"suggestions": found, "catalogue": reverse(catalogue)}
    return render(request, "stocktaking/suggestions.html", context)


@require_safe
@drop_trackers
@cache_control(private=True, max_age=KEPT)
def organisation_suggestions(request: PortalRequest) -> HttpResponse:
    """The known organisations that ?q= may mean, as the options of a list."""
    if wrong := unknown_names(request.GET, {"q"}):
        return refused(request, InvalidQuestion(wrong), "400.html")
    letters = request.GET.get("q", "")[:LONGEST]
    known = Organisation.objects.beginning(letters).select_related("country")
    context = {"organisations": known[:MOST]}
    return render(request, "stocktaking/organisations_known.html", context)
