"""`?picture=NAME.svg` at the address of a page: one of its drawings, as a file."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from html import unescape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from wsis_portal.errors import SENTENCES, InvalidQuestion, Problem
from wsis_portal.languages import short
from wsis_portal.pictures.pixels import png
from wsis_portal.pictures.reading import read
from wsis_portal.pictures.sheet import Words, sheet
from wsis_portal.public_pages import site
from wsis_portal.questions import drop_trackers, refused

View = Callable[..., HttpResponse]
ASKED = "picture"
KINDS = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
SENTENCES |= {"unknown-picture": gettext_lazy("There is no such picture on this page.")}


@dataclass
class Drawing:
    title: str
    html: str


@dataclass
class Album:
    """The drawings of the page that is being made, by name."""

    drawings: dict[str, Drawing] = field(default_factory=dict)

    def address(self, request: HttpRequest, name: str, kind: str) -> str:
        """Of the same question."""
        question = request.GET.copy()
        question[ASKED] = f"{name}.{kind}"
        return f"?{question.urlencode()}"


def pictured(view: View) -> View:
    """For pages with charts: each may be taken away. The view is asked the same without
    `picture`; what it refuses stays refused.
    """

    @drop_trackers
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.album = album = Album()  # type: ignore[attr-defined]
        if ASKED not in request.GET:
            return view(request, *args, **kwargs)
        question = request.GET.copy()
        name, _point, kind = question.pop(ASKED)[-1].rpartition(".")
        request.GET = question  # type: ignore[assignment]  # nobody writes to it
        page = view(request, *args, **kwargs)
        if page.status_code != 200:
            return page
        if kind not in KINDS or name not in album.drawings:
            unknown = {ASKED: [Problem("unknown-picture")]}
            return refused(request, InvalidQuestion(unknown), "400.html")
        return taken_away(request, page, name, kind)

    return answer


def album_of(request: HttpRequest | None) -> Album | None:
    """Nothing where pictures cannot be asked for, as in the previews of the review."""
    return getattr(request, "album", None)


def taken_away(
    request: HttpRequest, page: HttpResponse, name: str, kind: str
) -> HttpResponse:
    """PAGE with the picture in place of its words; what it tells caches holds."""
    drawing = album_of(request).drawings[name]  # type: ignore[union-attr]
    found = TITLE.search(page.content.decode())
    about = unescape(found[1]).rpartition(" · ")[0] if found else ""
    picture = sheet(read(drawing.html), words_of(request, drawing.title, about))
    page.content = png(picture) if kind == "png" else picture.encode()
    page["Content-Type"] = KINDS[kind]
    file = file_name(request.path, name)
    page["Content-Disposition"] = f'attachment; filename="{file}.{kind}"'
    return page


def words_of(request: HttpRequest, title: str, page: str) -> Words:
    question = f"?{request.GET.urlencode()}" if request.GET else ""
    day = date_format(timezone.localdate(), "DATE_FORMAT")
    return Words(
        language=short(get_language() or "en"),
        is_right_to_left=get_language_bidi(),
        title=title,
        page=" ".join(page.split()),
        source=_("Source: WSIS Stocktaking, %(day)s. Licence: CC BY 4.0.")
        % {"day": day},
        address=f"{site()}{request.path}{question}",
    )


def file_name(path: str, name: str) -> str:
    """wsis-countries-map of the picture `map` at /countries/; in ASCII, as headers."""
    parts = re.findall(r"[A-Za-z0-9_]+", f"wsis-{path}-{name}")
    return "-".join(parts)[:100].lower()
