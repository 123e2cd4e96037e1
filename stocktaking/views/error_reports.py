"""Anybody says what is wrong in a public record or on another public page, without an
account.
"""

from allauth.core import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from stocktaking import error_reports, registers
from stocktaking.forms.error_report import ErrorReportForm, PageReportForm
from stocktaking.models import Revision, Tombstone
from stocktaking.views.catalogue import away
from wsis_portal import interrupted
from wsis_portal.interrupted import language_keeps_words, shows_words
from wsis_portal.public_pages import PublicPage, match_of
from wsis_portal.questions import asks_nothing
from wsis_portal.requests import PortalRequest


@shows_words
@require_http_methods(["GET", "HEAD", "POST"])
@asks_nothing
@language_keeps_words
@never_cache
def report(request: PortalRequest, reference: str) -> HttpResponse:
    if answer := away_with_words(request, reference):
        return answer
    thanks = reverse("stocktaking:error-reported", args=[reference])
    drawn = (ErrorReportForm, "stocktaking/report_error.html")
    return answered(request, current(reference), drawn, thanks)


@shows_words
@require_http_methods(["GET", "HEAD", "POST"])
@asks_nothing
@language_keeps_words
@never_cache
def report_page(request: PortalRequest, page: str) -> HttpResponse:
    """PAGE is its path in English, without slashes around it. What is said on the page
    of a record is about the record.
    """
    about = public_page(page)
    if request.method != "POST" and (reference := record_at(about)):
        return redirect("stocktaking:report-error", reference)
    thanks = reverse("stocktaking:page-reported", kwargs={"page": page})
    drawn = (PageReportForm, "stocktaking/report_page.html")
    return answered(request, about, drawn, thanks)


def answered(
    request: PortalRequest,
    about: Revision | PublicPage,
    drawn: tuple[type[ErrorReportForm], str],
    thanks: str,
) -> HttpResponse:
    """The form, with the template that draws it; what arrives is kept, and its writer
    sent to THANKS.
    """
    (form_of, template), words = drawn, interrupted.typed(request)
    sent = request.POST if request.method == "POST" else None
    form = form_of(sent, initial={"email": own_address(request), **words})
    status = 200
    if sent is not None:
        status = kept_back(request, form)
        if not status:
            if not form.cleaned_data["homepage"]:
                keep(request, about, form)
            interrupted.forget(request)
            return redirect(thanks)
    context = {"about": about, "form": form, "unsent": bool(words) and sent is None}
    return render(request, template, context, status=status)


def public_page(page: str) -> PublicPage:
    """Raises Http404 where no public page has such an address."""
    path = f"/{page}/" if page else "/"
    if match_of(path):
        return PublicPage(path)
    raise Http404


def record_at(page: PublicPage) -> str:
    """The reference of the record whose own page it is; nothing for all others, and
    where the record is gone.
    """
    match = match_of(page.path)
    pages = {register.page for register in registers.every()}
    if match is None or match.view_name not in pages:
        return ""
    now = Revision.objects.public(match.kwargs["reference"])
    return now.reference if now else ""


def away_with_words(request: PortalRequest, reference: str) -> HttpResponse | None:
    """As away(); what was typed meanwhile goes along to the record that stayed, or is
    shown.
    """
    answer, words = away(request, reference), request.POST.get("words", "").strip()
    if not answer or not words:
        return answer
    gone = Tombstone.objects.get(reference=reference)
    if gone.merged_into:
        there = reverse("stocktaking:report-error", args=[gone.merged_into])
        interrupted.keep(request, there)
        return redirect(there)
    context = {"tombstone": gone, "unsent": words}
    return render(request, "410.html", context, status=410)


def current(reference: str) -> Revision:
    """What the record says today; raises Http404."""
    if now := Revision.objects.current(reference):
        return now
    raise Http404


def own_address(request: PortalRequest) -> str:
    return request.user.email if request.user.is_authenticated else ""


def kept_back(request: PortalRequest, form: ErrorReportForm) -> int:
    """Why it is not taken: a status, and the words in FORM; 0 where it is."""
    if not form.is_valid():
        return 422
    allowed = ratelimit.consume(request, action="report_error")
    if allowed and request.user.is_authenticated:
        allowed = ratelimit.consume(request, action="report_error_by_person")
    if allowed:
        return 0
    words = _("Too many reports came from you. Wait a while, then send this again.")
    form.add_error(None, words)
    return 429


def keep(
    request: PortalRequest, about: Revision | PublicPage, form: ErrorReportForm
) -> None:
    said, user = form.cleaned_data, request.user
    reporter = user if user.is_authenticated else None
    error_reports.report(about, said["words"], email=said["email"], reporter=reporter)


@require_safe
@asks_nothing
def reported(request: PortalRequest, reference: str) -> HttpResponse:
    """Thanks, and the way back to the record."""
    if answer := away(request, reference):
        return answer
    context = {"about": current(reference)}
    return render(request, "stocktaking/error_reported.html", context)


@require_safe
@asks_nothing
def page_reported(request: PortalRequest, page: str) -> HttpResponse:
    context = {"about": public_page(page)}
    return render(request, "stocktaking/page_reported.html", context)
