"""A row of an own file, corrected in place."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from stocktaking.bulk import correcting, faults
from stocktaking.bulk.known import columns_in
from stocktaking.bulk.sheets import Sheet, sheet_of
from stocktaking.choices import Verdict
from stocktaking.forms import seen_of
from stocktaking.forms.upload import Cell, RowForm
from stocktaking.importing.reading.columns import Columns
from stocktaking.merging import fingerprints, prints_next
from stocktaking.models import UploadRow
from stocktaking.views.uploads import own
from wsis_portal import interrupted
from wsis_portal.errors import Refusal
from wsis_portal.interrupted import language_keeps_words, login_keeps_words
from wsis_portal.requests import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@language_keeps_words
@never_cache
def row(request: UserRequest, pk: int, number: int) -> HttpResponse:
    """Each column with what stands there and what is wrong; judged again at once."""
    item = own(request, pk)
    line = get_object_or_404(item.rows, number=number)
    columns, refusal = columns_in(item), None
    sent = request.POST if request.method == "POST" else None
    form = RowForm(cells_of(line, columns), sent)
    if form.is_valid():
        try:
            correcting.correct(line, form.typed(), seen_of(request.POST))
        except Refusal as problem:
            refusal = problem
        else:
            interrupted.forget(request)
            if line.verdict != Verdict.FAULTY:
                messages.success(
                    request, _("Row %(row)d is correct now.") % {"row": number}
                )
                return redirect(f"{item.get_absolute_url()}#results")
    return draw(request, line, form, columns, refusal)


def draw(
    request: UserRequest,
    line: UploadRow,
    form: RowForm,
    columns: Columns,
    refusal: Refusal | None,
) -> HttpResponse:
    sent, stored = request.method == "POST", correcting.words_of(line, columns)
    words = None if sent else interrupted.kept(request)
    if sent:
        seen = prints_next(seen_of(request.POST), form.typed(), stored)
    else:
        seen = dict(seen_of(words)) if words else fingerprints(stored, stored)
        form = RowForm(cells_of(line, columns), words or stored)
    if isinstance(refusal, correcting.ChangedElsewhere):
        form.compare(refusal.names, stored)
        seen |= fingerprints(stored, refusal.names)  # both versions are on the page
    form.mark(by_key(line, columns))
    context = {"row": line, "form": form, "refusal": refusal, "upload": line.upload}
    context |= {"seen": json.dumps(seen), "unsent": bool(words)}
    status = refusal.status if refusal else 422 if sent else 200
    return render(request, "stocktaking/upload_row.html", context, status=status)


def cells_of(line: UploadRow, columns: Columns) -> list[Cell]:
    words, sheet = correcting.words_of(line, columns), sheet_of(line.upload.register)
    return [
        Cell(key, columns.names[key], said(key, sheet), words[key], key in sheet.needed)
        for key in columns.keys.values()
    ]


def said(key: str, sheet: Sheet) -> StrOrPromise:
    """What to write there, of a text in another language as well."""
    return sheet.columns[key.partition(":")[0]]


def by_key(line: UploadRow, columns: Columns) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, name, sentence in faults.sentences(line.problems, columns):
        has_cell = key in columns.names
        said = sentence if has_cell or not name else f"{name}: {sentence}"
        found.setdefault(key, []).append(said)
    return found
