"""What stands behind the question mark: trackers go, what is unknown is refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from wsis_portal.errors import InvalidQuestion
from wsis_portal.filters import unknown_names
from wsis_portal.text import fold_code

View = Callable[..., HttpResponse]
TRACKERS = ("utm_", "fbclid", "gclid")


def drop_trackers(view: View) -> View:
    """Send ?utm_source=...&q=x to ?q=x, so that the view may be strict about names.

    For pages with filters: their FilterSet refuses the other unknown names.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(name.startswith(TRACKERS) for name in request.GET):
            rest = without(request.GET, lambda name: name.startswith(TRACKERS))
            return HttpResponseRedirect(request.path + rest)
        return view(request, *args, **kwargs)

    return answer


def asks(*known: str) -> Callable[[View], View]:
    """For pages without filters: trackers are dropped, and any name is refused that is
    not KNOWN.
    """

    def asking(view: View) -> View:
        @drop_trackers
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if wrong := unknown_names(request.GET, {*known}):
                return refused(request, InvalidQuestion(wrong), "400.html")
            return view(request, *args, **kwargs)

        return answer

    return asking


asks_nothing = asks()


def refused(
    request: HttpRequest, refusal: InvalidQuestion, template: str, **context: Any
) -> HttpResponse:
    """TEMPLATE with `problems`, what is wrong by name, and `repaired`, the way on."""
    repaired = request.path + without(request.GET, refusal.problems.__contains__)
    context |= {"problems": refusal.problems, "repaired": repaired}
    return render(request, template, context, status=refusal.status)


def less(form: Form, name: str, value: str = "") -> str:
    """The question of FORM less VALUE, as it was cleaned, and from its first page; or
    less all that it says for NAME.

    A moment or a year may be typed in other ways: it goes with its name.
    """
    kept = QueryDict(mutable=True)
    kept.update(form.data)
    typed = kept.pop(name)
    rest = [one for one in typed if value and fold_code(one) != fold_code(value)]
    kept.setlist(name, rest if rest != typed else [])
    kept.pop("page", None)
    return f"?{kept.urlencode()}"


def only(form: Form, name: str) -> str:
    """The question of FORM with nothing but what it says for NAME."""
    kept, asked = QueryDict(mutable=True), cast(QueryDict, form.data)
    kept.setlist(name, asked.getlist(name))
    return f"?{kept.urlencode()}"


def without(query: QueryDict, wrong: Callable[[str], bool]) -> str:
    """QUERY less its wrong names, as the part of an address after the path."""
    kept = query.copy()
    for name in filter(wrong, query):
        del kept[name]
    return f"?{kept.urlencode()}" if kept else ""
