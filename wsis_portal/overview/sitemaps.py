"""All public pages, section by section, for search engines: where each stands in every
language, and when it was last changed.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap, x_robots_tag
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from actionlines.models import ActionLine, Country, Target
from goldenbook.models import Commitment
from stocktaking.models import Organisation, Project
from stocktaking.search.directory import on_record
from wsis_portal.public_pages import PERSONAL, PublicPage, site
from wsis_portal.questions import asks, asks_nothing

Item = tuple[str, datetime | None]
"""The path in English, and when what stands there was last changed."""
KEPT = 60 * 60  # seconds
LINK = '<xhtml:link rel="alternate" hreflang="{code}" href="{url}"/>'
PAGES = (
    "overview:home",
    "stocktaking:project-list",
    "goldenbook:commitment-list",
    "actionlines:action-line-list",
    "actionlines:target-list",
    "overview:country-list",
    "actionlines:chronology",
    "overview:statistics",
    "overview:world-map",
    "overview:golden-book-statistics",
    "overview:decisions",
    "overview:report-list",
    "overview:about",
    "overview:organisation-list",
    "overview:terms",
    "overview:privacy",
    "overview:accessibility",
    "overview:design",
)


class Section(Sitemap[Any]):
    """Ten thousand pages at a time, each written once with its languages beside it."""

    limit = 10_000

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        rows, homes = self.paginator.page(page).object_list, PublicPage("").languages
        return [entry(one, homes) for one in self.told(rows)]

    def told(self, rows: Any) -> Sequence[Item]:
        """What items() has, as a path and a time."""
        return [(row.get_absolute_url(), None) for row in rows]


def entry(item: Item, homes: list[tuple[str, str]]) -> dict[str, Any]:
    """With its element as it is written: HOMES are the addresses of the home pages by
    language. A template of Django's would take seconds for ten thousand.
    """
    path, changed = escape(item[0]), item[1]
    links = "".join(LINK.format(code=code, url=f"{home}{path}") for code, home in homes)
    day = f"<lastmod>{changed:%Y-%m-%d}</lastmod>" if changed else ""
    element = f"<url><loc>{site()}{path}</loc>{day}{links}</url>"
    return {"lastmod": changed, "element": mark_safe(element)}  # noqa: S308  (escaped)


class Pages(Section):
    def items(self) -> Any:
        return [reverse(name) for name in PAGES]

    def told(self, rows: Any) -> Sequence[Item]:
        return [(path, None) for path in rows]


class Records(Section):
    """Of a register: two queries for any of its parts, however large it is."""

    model: ClassVar[Any]
    page: ClassVar[str]

    def items(self) -> Any:
        rows = self.model.objects.order_by("pk")
        return rows.values_list("reference", "updated_at")

    def told(self, rows: Any) -> Sequence[Item]:
        """The address is made once; only the reference differs."""
        before, after = reverse(self.page, args=["X"]).rsplit("X", 1)
        return [(f"{before}{name}{after}", changed) for name, changed in rows]

    def get_latest_lastmod(self) -> datetime | None:
        latest: datetime | None = self.model.objects.aggregate(at=Max("updated_at"))[
            "at"
        ]
        return latest


class Projects(Records):
    model, page = Project, "stocktaking:project"


class Commitments(Records):
    model, page = Commitment, "goldenbook:commitment"


class Organisations(Section):
    def items(self) -> Any:
        return on_record(Organisation.objects.only("slug")).order_by("pk")


class Countries(Section):
    def items(self) -> Any:
        return Country.objects.order_by("code")


class ActionLines(Section):
    def items(self) -> Any:
        return ActionLine.objects.order_by("position")


class Targets(Section):
    def items(self) -> Any:
        return Target.objects.order_by("letter")


SECTIONS: dict[str, type[Section]] = {
    "pages": Pages,
    "projects": Projects,
    "commitments": Commitments,
    "organisations": Organisations,
    "countries": Countries,
    "action-lines": ActionLines,
    "targets": Targets,
}


def parts() -> Iterator[dict[str, Any]]:
    """Each section, ten thousand pages at a time. Django's own index would write the
    name under which it was asked for, and not that of the portal.
    """
    for name, kind in SECTIONS.items():
        section, path = kind(), reverse("sitemap", args=[name])
        changed = section.get_latest_lastmod()
        for number in section.paginator.page_range:
            question = f"?p={number}" if number > 1 else ""
            yield {"location": f"{site()}{path}{question}", "last_mod": changed}


@require_safe
@asks_nothing
@cache_control(public=True, max_age=KEPT)
@x_robots_tag
def index(request: HttpRequest) -> HttpResponse:
    context = {"sitemaps": [*parts()]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@require_safe
@asks("p")
@cache_control(public=True, max_age=KEPT)
def part(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap(request, {**SECTIONS}, section, "overview/sitemap.xml")


@require_safe
@asks_nothing
@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """All may be read but what belongs to one person; where the list of pages is."""
    context = {"hidden": PERSONAL, "site": site()}
    kind = "text/plain; charset=utf-8"
    return render(request, "robots.txt", context, content_type=kind)
