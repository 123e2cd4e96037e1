"""Pages of the yearly reports: the list, each as a page, as a PDF and as figures."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from wsis_portal.languages import short
from wsis_portal.overview.models import Report
from wsis_portal.overview.reports.making import canonical
from wsis_portal.overview.reports.printing import as_pdf
from wsis_portal.overview.reports.telling import tell
from wsis_portal.pictures import pictured
from wsis_portal.public_pages import site
from wsis_portal.questions import asks_nothing


@require_safe
@asks_nothing
def report_list(request: HttpRequest) -> HttpResponse:
    """The latest of each year."""
    latest = Report.objects.order_by("-year", "-made_on").distinct("year")
    return render(request, "overview/report_list.html", {"reports": latest})


@require_safe
@pictured
@asks_nothing
def latest_report(request: HttpRequest, year: int) -> HttpResponse:
    """By the latest data: another one may stand here tomorrow."""
    return shown(request, get_object_or_404(Report.objects.filter(year=year)[:1]))


@require_safe
@pictured
@asks_nothing
def report(request: HttpRequest, year: int, day: str) -> HttpResponse:
    return shown(request, report_of(year, day))


def shown(request: HttpRequest, found: Report) -> HttpResponse:
    others = Report.objects.filter(year=found.year).exclude(pk=found.pk)
    context = {"report": found, "told": tell(found), "others": others}
    return render(request, "overview/report.html", context)


def report_of(year: int, day: str) -> Report:
    try:
        made_on = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(Report, year=year, made_on=made_on)


@require_safe
@asks_nothing
def report_pdf(request: HttpRequest, year: int, day: str) -> HttpResponse:
    found = report_of(year, day)
    made = as_pdf(found, tell(found), f"{site()}{found.get_absolute_url()}")
    answer = HttpResponse(made, content_type="application/pdf")
    name = f"wsis-stocktaking-report-{year}-{short(get_language() or 'en')}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


@require_safe
@asks_nothing
def report_figures(request: HttpRequest, year: int, day: str) -> HttpResponse:
    """As they were gathered: what the checksum is of, written as it was summed."""
    found = report_of(year, day)
    answer = HttpResponse(canonical(found.figures), content_type="application/json")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
