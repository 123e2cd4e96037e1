"""The picture of a record, for whoever shares its address."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stocktaking import registers
from stocktaking.choices import RegisterName
from stocktaking.registers import Register
from stocktaking.views.catalogue import away
from wsis_portal.cards import Card
from wsis_portal.public_cards import frame, sent
from wsis_portal.questions import asks_nothing
from wsis_portal.requests import PortalRequest
from wsis_portal.text import listed, one_line

MOST_COUNTRIES, LONGEST = 4, 64  # countries and letters that a line holds


@require_safe
@asks_nothing
def card(request: PortalRequest, register: str, reference: str) -> HttpResponse:
    known = registers.get(register)
    if answer := away(request, reference, "-card"):
        return answer
    model: Any = known.judge.Meta.model
    row = get_object_or_404(model.objects.for_cards(), reference=reference)
    return sent(request, card_of(row, known))


def card_of(row: Any, register: Register) -> Card:
    """In the language of the page, but for the title, which is the original's."""
    owner = row.organisation.name if row.organisation else ""
    return frame(
        kind=str(RegisterName(register.name).label),
        title=one_line(row.told.original.title),
        language=row.told.original.language,
        by=Truncator(one_line(owner) or _("organisation not recorded")).chars(LONGEST),
        where=countries(row),
        reference=row.reference,
        strokes=" ".join(row.told.line_codes),
        promised=register.name == RegisterName.COMMITMENT,
    )


def countries(row: Any) -> str:
    found = row.told.countries
    if not found:
        return _("country not recorded")
    if len(found) <= MOST_COUNTRIES:
        return Truncator(listed(found)).chars(LONGEST)
    first = Truncator(listed(found[: MOST_COUNTRIES - 1])).chars(LONGEST)
    number = len(found) - MOST_COUNTRIES + 1
    return _("%(countries)s and %(number)d more") % {
        "countries": first,
        "number": number,
    }
