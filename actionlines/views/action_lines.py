"""Pages of the action lines: what they are called, who facilitates them."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from actionlines.choices import Listing
from actionlines.models import ActionLine, Facilitation, SdgLink
from actionlines.querysets import ActionLineQuerySet
from wsis_portal.citations import Citations
from wsis_portal.questions import asks_nothing


def with_facilitators(lines: ActionLineQuerySet) -> ActionLineQuerySet:
    """LINES with `in_2006` and `later`, facilitations by list: three queries."""
    rows = Facilitation.objects.select_related("agency").order_by("agency", "pk")
    leaflet, later = (
        rows.filter(listing=listing) for listing in (Listing.LEAFLET, Listing.LATER)
    )
    return lines.prefetch_related(
        Prefetch("facilitations", leaflet, to_attr="in_2006"),
        Prefetch("facilitations", later, to_attr="later"),
    )


@require_safe
@asks_nothing
def action_line_list(request: HttpRequest) -> HttpResponse:
    lines = with_facilitators(ActionLine.objects.all())
    return render(request, "actionlines/action_line_list.html", {"lines": lines})


@require_safe
@asks_nothing
def action_line(request: HttpRequest, slug: str) -> HttpResponse:
    lines = ActionLine.objects.select_related("parent")
    line: ActionLine = get_object_or_404(lines, slug=slug)
    citations = Citations()
    agencies = list(line.facilitations.select_related("agency"))
    links = line.sdg_links.select_related("sdg").prefetch_related("targets")
    context = {
        "line": line,
        "sub_lines": with_facilitators(ActionLine.objects.filter(parent=line)),
        "number": citations.number(line),
        "lists": [
            (listing, citations.cite(a for a in agencies if a.listing == listing))
            for listing in Listing
        ],
        "variants": citations.cite(line.variants.all()),
        "links": [(link, in_order(link.fact)) for link in citations.cite(links)],
        "citations": citations,
    }
    return render(request, "actionlines/action_line.html", context)


def in_order(link: SdgLink) -> list[str]:
    """Codes of the targets that LINK names: 16.5, 16.10, 16.b."""

    def place(code: str) -> tuple[bool, str]:
        last = code.partition(".")[2]
        return last.isalpha(), last.rjust(2)

    return sorted((target.code for target in link.targets.all()), key=place)
