"""Typed words that arrived before their page could take them, kept until it can.

Their session had ended, or their reader changes the language of the page. They wait in
the session of the browser that sent them, and are shown again at the same
address, to whoever signs in there and may see that page. Nothing is done with them
until that person sends them again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import translate_url

View = TypeVar("View", bound=Callable[..., HttpResponse])
KEY = "interrupted"
IN_LANGUAGE = "in-language"  # the name of the buttons that change it
NO_WORDS = ("csrfmiddlewaretoken", IN_LANGUAGE)
LARGEST = 700_000  # letters; the largest document, written in percents, is not more
MOST = 3  # addresses: whoever works in more tabs than that has the others in them


def login_keeps_words(view: View) -> View:
    """As login_required; what was typed meanwhile is there again after signing in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if "HX-Request" in request.headers:
            return HttpResponse(status=401)
        if request.method == "POST":
            keep(request)
        return redirect_to_login(request.path)

    return shows_words(cast(View, guarded))


def shows_words(view: View) -> View:
    """Of a page that shows typed() words of before; a stale token loses none."""
    view.keeps_words = True  # type: ignore[attr-defined]
    return view


def language_keeps_words(view: View) -> View:
    """The page in another language shows what was typed; nothing more is done."""

    @wraps(view)
    def switched(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = request.POST.get(IN_LANGUAGE, "")
        if code not in dict(settings.LANGUAGES):
            return view(request, *args, **kwargs)
        there = translate_url(request.path, code)
        keep(request, there)
        return redirect(there)

    return cast(View, switched)


def keeps_words(request: HttpRequest) -> bool:
    """Whether the page that was posted to shows the words again.

    Only those of somebody signed in: another site's post comes without the session, and
    a new one would sign its reader out.
    """
    match, user = request.resolver_match, getattr(request, "user", None)
    own = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    mine = own and user is not None and user.is_authenticated
    shows = match and getattr(match.func, "keeps_words", False)
    return bool(
        mine and shows and "HX-Request" not in request.headers and keep(request)
    )


def keep(request: HttpRequest, path: str = "") -> bool:
    """Whether the posted words could be kept, for PATH or the address they came to."""
    posted, path = request.POST.copy(), path or request.path
    for name in NO_WORDS:
        posted.pop(name, None)
    words = posted.urlencode()
    if not words or len(words) > LARGEST:
        return False
    before: dict[str, str] = request.session.get(KEY, {})
    others = [pair for pair in before.items() if pair[0] != path]
    request.session[KEY] = dict([*others, (path, words)][-MOST:])
    return True


def kept(request: HttpRequest) -> QueryDict | None:
    """The words that were posted to this address, or nothing."""
    words = request.session.get(KEY, {}).get(request.path)
    return QueryDict(words) if words else None


def typed(request: HttpRequest) -> dict[str, str]:
    """The same as a form begins with them: shown, and not yet judged."""
    words = kept(request)
    return cast(dict[str, str], words.dict()) if words else {}


def forget(request: HttpRequest) -> None:
    """They have arrived."""
    waiting = request.session.get(KEY, {})
    if waiting.pop(request.path, None):
        request.session[KEY] = waiting
