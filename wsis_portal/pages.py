"""Pages of results, and what every list page does before it answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext_lazy as _

from wsis_portal.errors import SENTENCES, InvalidQuestion, Problem

SENTENCES["no-such-page"] = _("There is no page %(value)d; the last is %(last)d.")
TRACKERS = ("utm_", "fbclid", "gclid")
LARGEST = 200


@dataclass(frozen=True)
class Page:
    number: int = 1
    size: int = 25

    @classmethod
    def of(cls, query: QueryDict) -> "Page":
        """What ?page= and ?page_size= ask for; or InvalidQuestion."""
        number, size = query.get("page", "1"), query.get("page_size", "25")
        for name, text in (("page", number), ("page_size", size)):
            if not re.fullmatch("[1-9][0-9]{0,5}", text):
                raise InvalidQuestion(
                    {name: [Problem("unknown-value", {"value": text})]}
                )
        return cls(int(number), min(int(size), LARGEST))

    @property
    def slice(self) -> slice:
        return slice((self.number - 1) * self.size, self.number * self.size)


def check_page(page: Page, total: int) -> None:
    """Beyond the end is 400 and names `page`, as any other unknown value does."""
    last = max(1, -(-total // page.size))
    if page.number > last:
        params = {"value": page.number, "last": last}
        raise InvalidQuestion({"page": [Problem("no-such-page", params)]})


def without(query: QueryDict, wrong: Callable[[str], bool]) -> str:
    """QUERY less its wrong names, as the part of an address after the path."""
    kept = query.copy()
    for name in filter(wrong, query):
        del kept[name]
    return f"?{kept.urlencode()}" if kept else ""


def drop_trackers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Send ?utm_source=...&q=x to ?q=x, so that the view may be strict about names."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(name.startswith(TRACKERS) for name in request.GET):
            rest = without(request.GET, lambda name: name.startswith(TRACKERS))
            return HttpResponseRedirect(request.path + rest)
        return view(request, *args, **kwargs)

    return answer
