"""The citation of a record, as a file for programs that keep references."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from stocktaking import registers
from stocktaking.citing import FILES, Citation
from stocktaking.views.catalogue import away
from wsis_portal.questions import asks_nothing
from wsis_portal.requests import PortalRequest


@require_safe
@asks_nothing
def cite(
    request: PortalRequest, register: str, reference: str, form: str
) -> HttpResponse:
    """As BibTeX, RIS or CSL-JSON, by the end of the address."""
    if form not in FILES:
        raise Http404
    if answer := away(request, reference, "-citation", form):
        return answer
    model: Any = registers.get(register).judge.Meta.model
    row = get_object_or_404(model.objects.for_citing(), reference=reference)
    return sent(Citation.of(row), form)


def sent(citation: Citation, form: str) -> HttpResponse:
    file = FILES[form]
    answer = HttpResponse(
        file.write(citation), content_type=f"{file.media_type}; charset=utf-8"
    )
    name = f"{citation.reference}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
