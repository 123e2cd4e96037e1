"""One's own files of many records: where each is, its rows, and handing them in."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from stocktaking.bulk import access, clearing, correcting, refused, sending
from stocktaking.bulk.progress import OF_ROWS, chosen, drawn, state_of
from stocktaking.choices import Verdict
from stocktaking.models import Upload
from stocktaking.views.my import paged
from stocktaking.workflow import terms_accepted
from wsis_portal.errors import InvalidQuestion, Problem, Refusal
from wsis_portal.filters import OF_PAGES, unknown_names
from wsis_portal.pages import Page, check_page
from wsis_portal.questions import asks_nothing, drop_trackers
from wsis_portal.questions import refused as refused_question
from wsis_portal.requests import PortalRequest, UserRequest


def own(request: UserRequest, pk: int) -> Upload:
    """Of nobody but its owner."""
    rows = Upload.objects.select_related("organisation", "owner")
    return get_object_or_404(rows.filter(owner=request.user), pk=pk)


@require_safe
@login_required
@never_cache
@drop_trackers
def mine(request: UserRequest) -> HttpResponse:
    rows = Upload.objects.filter(owner=request.user).select_related("organisation")
    return paged(request, rows, "stocktaking/my_uploads.html", shown=told_apart)


def told_apart(shown: dict[str, Any]) -> dict[str, Any]:
    """Files with what became of their jobs; a query more where one is at work."""
    rows = list(shown["rows"])
    return {**shown, "rows": rows, "given_up": access.given_up(rows)}


@require_safe
@never_cache
@drop_trackers
def upload(request: PortalRequest, pk: int) -> HttpResponse:
    """How far it is; when it is checked, its rows, those with faults first."""
    if request.user.is_authenticated:
        known = cast(UserRequest, request)
        return draw(known, own(known, pk))
    if "HX-Request" in request.headers:  # the page, which looks again by itself
        page = "stocktaking/_upload_signed_out.html"
        return render(request, page, {"here": request.path})
    return redirect_to_login(request.path)


def draw(
    request: UserRequest, item: Upload, refusal: Refusal | None = None
) -> HttpResponse:
    state = state_of(item)
    context: dict[str, Any] = {
        "upload": item,
        "state": state,
        "refusal": refusal,
        "reasons": [(place, str(Problem(*what))) for place, *what in item.refusal],
        "days": clearing.DAYS,
    }
    if state.is_checked:
        try:
            context |= page_of_rows(request, item, state)
        except InvalidQuestion as wrong:
            return refused_question(request, wrong, "400.html")
        context["asks_terms"] = not terms_accepted(request.user)
    status = refusal.status if refusal else 200
    return render(request, "stocktaking/upload.html", context, status=status)


def page_of_rows(request: UserRequest, item: Upload, state: Any) -> dict[str, Any]:
    """Raises InvalidQuestion."""
    if wrong := unknown_names(request.GET, {*OF_PAGES, "show"}):
        raise InvalidQuestion(wrong)
    show, page = chosen(request.GET.get("show", ""), state), Page.of(request.GET)
    rows: QuerySet[Any] = OF_ROWS[show].rows(item.rows.all())
    total = rows.count()
    check_page(page, total)
    found = drawn(item, rows.order_by("number")[page.slice])
    tabs = [(name, one.label, one.count(state)) for name, one in OF_ROWS.items()]
    return {"show": show, "tabs": tabs, "rows": found, "page": page, "total": total}


@require_POST
@login_required
def send(request: UserRequest, pk: int) -> HttpResponse:
    item = own(request, pk)
    terms = settings.TERMS_VERSION if "terms" in request.POST else ""
    try:
        sending.begin(item, terms)
    except Refusal as refusal:
        return draw(request, item, refusal)
    messages.success(
        request, _("The rows are being handed in. You may leave the page.")
    )
    return redirect(item)


@require_POST
@login_required
def duplicates(request: UserRequest, pk: int) -> HttpResponse:
    """What of the possible duplicates on the page is handed in all the same."""
    item = own(request, pk)
    try:
        if "all" in request.POST:
            correcting.choose_all(item)
        else:
            shown, wanted = numbers(request, "shown"), numbers(request, "wanted")
            correcting.choose(item, shown, wanted)
    except Refusal as refusal:
        return draw(request, item, refusal)
    messages.success(request, _("Your choice is kept."))
    return redirect(f"{item.get_absolute_url()}?show=duplicates")


def numbers(request: UserRequest, name: str) -> set[int]:
    typed = request.POST.getlist(name)
    return {int(one) for one in typed if one.isdecimal() and len(one) < 10}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def discard(request: UserRequest, pk: int) -> HttpResponse:
    """Ask once more, then delete the rows. What was handed in stays."""
    item = own(request, pk)
    if request.method == "POST":
        try:
            clearing.discard(item)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(item)
        messages.success(request, _("The file is discarded."))
        return redirect("stocktaking:my-uploads")
    context = {"upload": item, "state": state_of(item)}
    return render(request, "stocktaking/discard_upload.html", context)


@require_safe
@login_required
@never_cache
@asks_nothing
def refused_rows(request: UserRequest, pk: int) -> HttpResponse:
    """The rows with faults, in the format that they came in."""
    item = own(request, pk)
    if not item.rows.filter(verdict=Verdict.FAULTY).exists():
        return redirect(item)
    name = refused.name_of(item)
    with refused.written(item) as path:
        file = FileResponse(path.open("rb"), as_attachment=True, filename=name)
        return cast(HttpResponse, file)
