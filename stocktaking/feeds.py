"""What is new in a register, or in what a search finds, for programs that follow."""

import hashlib
from typing import Any, ClassVar

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.http import parse_http_date, quote_etag
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from stocktaking import registers
from stocktaking.addresses import permanent_address
from stocktaking.filtersets import ProjectFilter, RecordFilter
from stocktaking.models import Edition, Project
from stocktaking.search import NEWEST, search
from stocktaking.search.filters import Rows
from wsis_portal.errors import InvalidQuestion
from wsis_portal.listing import asked_in_words
from wsis_portal.pages import Page
from wsis_portal.public_pages import site
from wsis_portal.questions import drop_trackers
from wsis_portal.text import listed, one_line

MOST = 50
KEPT = 5 * 60  # seconds in which nobody need ask again
FORM = 2  # one more when the same records are told in other words


class Atom(Atom1Feed):
    """Each entry in the language of its original."""

    def item_attributes(self, item: Any) -> dict[str, str]:
        return {"xml:lang": item["language"]}


class RecordFeed(Feed[Any, RecordFilter]):
    """The newest records that a question finds; a register says which."""

    feed_type = Atom
    filterset: ClassVar[type[RecordFilter]]
    rows: ClassVar[Rows]
    catalogue: ClassVar[str]
    name: ClassVar[StrOrPromise]
    author_name = "WSIS Stocktaking"

    def __init__(self, request: HttpRequest) -> None:
        """Raises InvalidQuestion."""
        self.here = request.path
        self.asked = self.filterset(request.GET)
        self.filters = self.asked.plain(set())

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return self.asked

    def title(self, asked: RecordFilter) -> str:
        """With the question, by which a reader tells several feeds apart."""
        words = [asked.form.cleaned_data.get("q") or ""]
        words += [words for _name, _code, words in asked_in_words(asked.form)]
        named = listed(filter(None, map(one_line, words)))
        return f"{self.name}: {named}" if named else str(self.name)

    def subtitle(self, asked: RecordFilter) -> str:
        return _("The newest records, as they are published.")

    def link(self, asked: RecordFilter) -> str:
        return f"{site()}{reverse(self.catalogue)}{question(asked)}"

    def feed_url(self, asked: RecordFilter) -> str:
        return f"{site()}{self.here}{question(asked)}"

    def items(self, asked: RecordFilter) -> list[Any]:
        filters = {**self.filters, "ordering": NEWEST}
        return search(self.rows, filters, Page(1, MOST), facets=()).rows

    def item_title(self, item: Any) -> Any:
        return one_line(item.told.original.title)

    def item_description(self, item: Any) -> str:
        """As HTML: who, where, and what it is."""
        owner = item.organisation.name if item.organisation else ""
        places = listed(item.told.countries)
        where = " \u00b7 ".join(filter(None, [one_line(owner), places]))
        summary = one_line(item.told.original.summary)
        lines = [format_html("<p>{}</p>", words) for words in (where, summary) if words]
        return "".join(lines)

    def item_link(self, item: Any) -> str:
        return f"{site()}{item.get_absolute_url()}"

    def item_guid(self, item: Any) -> str:
        """The same in feeds of all languages."""
        return permanent_address(item)

    def item_author_name(self, item: Any) -> str:
        owner = item.organisation.name if item.organisation else ""
        return one_line(owner) or self.author_name

    def item_pubdate(self, item: Any) -> Any:
        return item.published_at

    def item_updateddate(self, item: Any) -> Any:
        return item.updated_at

    def item_categories(self, item: Any) -> list[str]:
        codes: list[str] = item.told.line_codes
        return codes

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        return {"language": item.told.original.language}


def question(asked: RecordFilter) -> str:
    asked_for: Any = asked.data
    return f"?{asked_for.urlencode()}" if asked_for else ""


def answer(request: HttpRequest, kind: type[RecordFeed]) -> HttpResponse:
    """The feed, or the sentences that say what of the question is unknown.

    While the register is in the same edition, one query, and nothing is written.
    """
    try:
        feed = kind(request)
    except InvalidQuestion as refusal:
        words = f"{refusal}\n"
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    etag = tag(request, feed)
    return get_conditional_response(request, etag=etag) or told(request, feed, etag)


def told(request: HttpRequest, feed: RecordFeed, etag: str) -> HttpResponse:
    written = feed(request)
    written["ETag"] = etag
    patch_cache_control(written, public=True, max_age=KEPT)
    since = parse_http_date(written["Last-Modified"])
    known: Any = {"etag": etag, "last_modified": since}
    return get_conditional_response(request, **known, response=written) or written


def tag(request: HttpRequest, feed: RecordFeed) -> str:
    """Of what is asked for, in this edition and language."""
    register = registers.of(feed.rows.model).name
    edition = Edition.objects.current(register)
    parts = (FORM, register, edition, get_language(), request.GET.urlencode())
    digest = hashlib.sha256(repr(parts).encode(), usedforsecurity=False)
    return quote_etag(digest.hexdigest())


class ProjectFeed(RecordFeed):
    filterset, rows = ProjectFilter, Project.objects.for_cards()
    catalogue, name = "stocktaking:project-list", gettext_lazy("Projects")


@require_safe
@drop_trackers
def projects(request: HttpRequest) -> HttpResponse:
    return answer(request, ProjectFeed)
