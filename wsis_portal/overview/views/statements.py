"""What the portal says of itself: what it keeps of people, and whom it leaves out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wsis_portal.questions import asks_nothing


@require_safe
@asks_nothing
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"contact": settings.CONTACT_EMAIL}
    return render(request, "overview/accessibility.html", context)


@require_safe
@asks_nothing
def privacy(request: HttpRequest) -> HttpResponse:
    context = {"contact": settings.CONTACT_EMAIL}
    return render(request, "overview/privacy.html", context)
