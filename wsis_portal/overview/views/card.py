"""The picture of the portal, for whoever shares a page that has none of its own."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wsis_portal.public_cards import frame, sent
from wsis_portal.questions import asks_nothing


@require_safe
@asks_nothing
def card(request: HttpRequest) -> HttpResponse:
    return sent(request, frame())
