"""A draft whose record has changed since: both versions, field by field."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import registers
from stocktaking.outline import Difference, differences
from stocktaking.views.submissions import counted, own
from stocktaking.workflow import Newer, newer, rebase
from wsis_portal.errors import Refusal
from wsis_portal.interrupted import login_keeps_words
from wsis_portal.requests import UserRequest


@dataclass(frozen=True)
class Choice:
    """A field that both changed."""

    name: str
    difference: Difference
    chosen: str
    has_rows: bool
    """A list, in which both versions have the rows that only one side changed."""


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@never_cache
def onto_newer(request: UserRequest, pk: int) -> HttpResponse:
    item = own(request, pk)
    if not (found := newer(item)):
        return redirect("stocktaking:review", pk=item.pk)
    refusal = None
    if request.method == "POST":
        try:
            rebase(
                item,
                request.POST,
                number=counted(request, "number"),
                version=counted(request, "version"),
                actor=request.user,
            )
        except Refusal as problem:
            refusal = problem
        else:
            messages.success(request, _("The draft stands on what is public now."))
            return redirect("stocktaking:review", pk=item.pk)
    choices = [
        choice(request, item.register, name, found) for name in found.merged.conflicts
    ]
    context = {
        "submission": item,
        "newer": found,
        "taken_over": registers.get(item.register).labels(found.taken_over),
        "joined": registers.get(item.register).labels(found.merged.joined),
        "choices": choices,
        "refusal": refusal,
    }
    status = refusal.status if refusal else 200
    return render(request, "stocktaking/onto_newer.html", context, status=status)


def choice(request: UserRequest, register: str, name: str, found: Newer) -> Choice:
    theirs, mine = found.theirs[name], found.merged.values[name]
    shown = differences(register, {name: theirs}, {name: mine})
    label = registers.get(register).labels([name])[0]
    difference = shown[0] if shown else (label, [], [])  # the same in other letters
    return Choice(name, difference, request.POST.get(name, ""), isinstance(mine, list))
