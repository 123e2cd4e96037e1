"""Searches that a person keeps: saved, listed, renamed, deleted, told of by mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from stocktaking import registers, upkeep
from stocktaking.forms.searches import SavedSearchForm
from stocktaking.models import SavedSearch
from stocktaking.saved_searches import asking, letters, telling
from stocktaking.upkeep import LinkRefused
from wsis_portal.accounts.models import User
from wsis_portal.errors import InvalidQuestion, Refusal
from wsis_portal.questions import asks_nothing, drop_trackers, refused
from wsis_portal.requests import PortalRequest, UserRequest


@require_safe
@login_required
@never_cache
@asks_nothing
def mine(request: UserRequest) -> HttpResponse:
    """All of them: there is a limit."""
    found = telling.told(SavedSearch.objects.filter(person=request.user))
    return render(request, "stocktaking/my_searches.html", {"searches": found})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@drop_trackers
def save(request: UserRequest, register: str) -> HttpResponse:
    """Keep the question of this address, under a name."""
    check_has_catalogue(register)
    search = SavedSearch(person=request.user, register=register)
    try:
        search.question = asking.kept(register, request.GET)
    except InvalidQuestion as refusal:
        return refused(request, refusal, "400.html")
    except Refusal as refusal:
        return drawn(request, search, None, refusal)
    (told,) = telling.told([search])
    words = [words for _label, words in told.parts]
    form = form_of(request, search, initial={"name": " · ".join(words)[:100]})
    if request.method == "POST" and form.is_valid():
        try:
            asking.save(form.save(commit=False))
        except Refusal as refusal:
            return drawn(request, search, form, refusal)
        messages.success(request, _("The search is saved."))
        return redirect("stocktaking:my-searches")
    return drawn(request, search, form)


def check_has_catalogue(register: str) -> None:
    known = {one.name for one in registers.every() if one.catalogue}
    if register not in known:
        raise Http404


def form_of(request: UserRequest, search: SavedSearch, **more: Any) -> SavedSearchForm:
    typed = request.POST if request.method == "POST" else None
    return SavedSearchForm(typed, instance=search, **more)


def drawn(
    request: UserRequest,
    search: SavedSearch,
    form: SavedSearchForm | None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    told = None if refusal and not form else telling.told([search])[0]
    context = {"form": form, "search": search, "told": told, "refusal": refusal}
    wrong = 422 if form and form.errors else 200
    status = refusal.status if refusal else wrong
    return render(request, "stocktaking/save_search.html", context, status=status)


def own(request: UserRequest, pk: int) -> SavedSearch:
    return get_object_or_404(SavedSearch, person=request.user, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@asks_nothing
def change(request: UserRequest, pk: int) -> HttpResponse:
    """Its name, and whether mails come."""
    search = own(request, pk)
    form = form_of(request, search)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The search is changed."))
        return redirect("stocktaking:my-searches")
    return drawn(request, search, form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@asks_nothing
def delete(request: UserRequest, pk: int) -> HttpResponse:
    """Ask once more, then delete it."""
    search = own(request, pk)
    if request.method == "POST":
        search.delete()
        messages.success(request, _("The search is deleted."))
        return redirect("stocktaking:my-searches")
    return render(request, "stocktaking/delete_search.html", {"search": search})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def no_more_letters(request: PortalRequest, token: str) -> HttpResponse:
    """For whom the link was sent to, without signing in. To look changes nothing."""
    try:
        person = upkeep.unsubscribed_by(token, letters.NO_MORE)
    except LinkRefused as refusal:
        context = {"refusal": refusal, "way": ""}
        page = "stocktaking/still_true_link.html"
        return render(request, page, context, status=refusal.status)
    return switch_off(request, person)


def switch_off(request: PortalRequest, person: User) -> HttpResponse:
    """Pressed twice, it stays so; one by one they are switched on after signing in."""
    searches = SavedSearch.objects.filter(person=person, by_mail=True)
    if request.method == "POST":
        searches.update(by_mail=False)
        messages.success(request, _("You get no more messages about saved searches."))
        return redirect(request.path)
    context = {"person": person, "number": searches.count()}
    return render(request, "stocktaking/no_more_search_letters.html", context)
