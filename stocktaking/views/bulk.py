"""The door for many records: what to prepare, templates, and sending a file."""

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_stubs_ext import StrOrPromise

from stocktaking.bulk import template
from stocktaking.bulk.access import given_up
from stocktaking.bulk.receiving import receive
from stocktaking.bulk.sheets import Sheet, sheet_of, sheets
from stocktaking.choices import RegisterName
from stocktaking.forms.upload import UploadForm
from stocktaking.importing.reading.columns import label
from stocktaking.models import Upload
from wsis_portal.errors import InvalidQuestion, Problem, Refusal
from wsis_portal.filters import unknown_names
from wsis_portal.questions import drop_trackers, refused
from wsis_portal.requests import PortalRequest, UserRequest

CSV, XLSX = (
    "text/csv; charset=utf-8",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
FEW = 5


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@drop_trackers
def submit(request: UserRequest) -> HttpResponse:
    """On POST the file is kept, and its own page says what becomes of it."""
    try:
        register = asked_register(request)
    except InvalidQuestion as wrong:
        return refused(request, wrong, "400.html")
    sent = request.method == "POST"
    data, files = (request.POST, request.FILES) if sent else (None, None)
    form = UploadForm(request.user, kinds(), register, data, files)
    refusal = None
    if sent and form.is_valid():
        try:
            return redirect(received(request, form))
        except Refusal as problem:
            refusal = problem
    return draw(request, form, refusal)


def asked_register(request: UserRequest) -> str:
    """What the file is to hold. Raises InvalidQuestion."""
    if wrong := unknown_names(request.GET, {"register"}):
        raise InvalidQuestion(wrong)
    register = request.GET.get("register") or RegisterName.PROJECT
    if register not in sheets():
        problem = Problem("unknown-value", {"value": register})
        raise InvalidQuestion({"register": [problem]})
    return register


def kinds() -> list[tuple[str, StrOrPromise]]:
    """The registers that take files, and what people call what is in them."""
    return [(register, sheet.words.name) for register, sheet in sheets().items()]


def draw(
    request: UserRequest, form: UploadForm, refusal: Refusal | None
) -> HttpResponse:
    sheet = sheet_of(form.kind)
    uploads = list(Upload.objects.open_of(request.user)[:FEW])
    context = {
        "form": form,
        "refusal": refusal,
        "register": form.kind,
        "kinds": kinds(),
        "words": sheet.words,
        "columns": [
            (label(key), key in sheet.needed, said)
            for key, said in sheet.columns.items()
        ],
        "uploads": uploads,
        "given_up": given_up(uploads),
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
        register=form.kind,
    )


def known_sheet(register: str) -> Sheet:
    """Raises Http404."""
    if register not in sheets():
        raise Http404
    return sheet_of(register)


@require_safe
@cache_control(public=True, max_age=3600)
def template_csv(request: PortalRequest, register: str) -> HttpResponse:
    sheet = known_sheet(register)
    return file_of(template.as_csv(sheet), CSV, f"{sheet.file}.csv")


@require_safe
@cache_control(public=True, max_age=3600)
def template_xlsx(request: PortalRequest, register: str) -> HttpResponse:
    sheet = known_sheet(register)
    return file_of(template.as_workbook(sheet), XLSX, f"{sheet.file}.xlsx")


@require_safe
@cache_control(public=True, max_age=3600)
def lists(request: PortalRequest, register: str) -> HttpResponse:
    sheet = known_sheet(register)
    return file_of(template.lists_as_csv(sheet), CSV, "wsis-code-lists.csv")


def file_of(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
