"""The door for many records: what to prepare, templates, and sending a file."""

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from stocktaking.bulk import template
from stocktaking.bulk.columns import HELP, NEEDED
from stocktaking.bulk.receiving import receive
from stocktaking.forms.upload import UploadForm
from stocktaking.importing.reading.columns import label
from stocktaking.models import Upload
from wsis_portal.errors import Refusal
from wsis_portal.requests import PortalRequest, UserRequest

CSV, XLSX = (
    "text/csv; charset=utf-8",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
FEW = 5


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def submit(request: UserRequest) -> HttpResponse:
    """On POST the file is kept, and its own page says what becomes of it."""
    sent = request.method == "POST"
    data, files = (request.POST, request.FILES) if sent else (None, None)
    form = UploadForm(request.user, data, files)
    refusal = None
    if sent and form.is_valid():
        try:
            return redirect(received(request, form))
        except Refusal as problem:
            refusal = problem
    context = {
        "form": form,
        "refusal": refusal,
        "columns": [(label(key), key in NEEDED, said) for key, said in HELP.items()],
        "uploads": Upload.objects.open_of(request.user)[:FEW],
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "stocktaking/submit_bulk.html", context, status=status)


def received(request: UserRequest, form: UploadForm) -> Upload:
    """Raises Refusal."""
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    return receive(
        file,
        owner=request.user,
        organisation=form.cleaned_data.get("organisation"),
        language=get_language() or "en",
    )


@require_safe
@cache_control(public=True, max_age=3600)
def template_csv(request: PortalRequest) -> HttpResponse:
    return file_of(template.as_csv(), CSV, "wsis-projects.csv")


@require_safe
@cache_control(public=True, max_age=3600)
def template_xlsx(request: PortalRequest) -> HttpResponse:
    return file_of(template.as_workbook(), XLSX, "wsis-projects.xlsx")


@require_safe
@cache_control(public=True, max_age=3600)
def lists(request: PortalRequest) -> HttpResponse:
    return file_of(template.lists_as_csv(), CSV, "wsis-code-lists.csv")


def file_of(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
