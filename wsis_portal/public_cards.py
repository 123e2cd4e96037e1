"""Pictures for whoever shares an address: what all say, and how they are sent."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from wsis_portal.cards import Card, draw

KEPT = 60 * 60  # seconds in which nobody need ask again
FORM = 2  # one more when the same words are drawn in another way


def frame(**words: Any) -> Card:
    """A card in the language of the page."""
    return Card(
        brand=_("WSIS Stocktaking"),
        motto=_("The public register of what was promised and what was done"),
        direction="rtl" if get_language_bidi() else "ltr",
        **words,
    )


def sent(request: HttpRequest, card: Card) -> HttpResponse:
    """Drawn only for who has it not: the tag is made of the words."""
    said = repr((FORM, card)).encode()
    etag = quote_etag(hashlib.sha256(said, usedforsecurity=False).hexdigest())
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = HttpResponse(draw(card), content_type="image/png")
    answer["ETag"] = etag
    patch_cache_control(answer, public=True, max_age=KEPT)
    return answer
