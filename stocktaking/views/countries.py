"""What national focal points read, say and endorse of what comes from their country."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from actionlines.models import Country
from stocktaking import workflow
from stocktaking.choices import WAITING, Action, Kind
from stocktaking.comparing import Change, changes
from stocktaking.models import Revision, Submission
from stocktaking.outline import outline
from stocktaking.querysets import countries_of
from stocktaking.texts import apart
from stocktaking.views.my import paged
from stocktaking.views.submissions import counted
from stocktaking.views.thread import is_unsent, message_form, say, thread
from stocktaking.wording import Effort
from stocktaking.workflow import Given, StepRefused
from wsis_portal.accounts.models import User
from wsis_portal.errors import Refusal
from wsis_portal.interrupted import language_keeps_words, login_keeps_words
from wsis_portal.questions import drop_trackers
from wsis_portal.requests import UserRequest


@require_safe
@login_required
@never_cache
@drop_trackers
def waiting(request: UserRequest) -> HttpResponse:
    """What waits for a decision, the oldest first."""
    countries = spoken_for(request.user)
    rows = Submission.objects.spoken_for_by(request.user).waiting().for_queue()
    rows = rows.prefetch_related("endorsements__country")
    rows = rows.order_by("submitted_at", "pk")
    page, more = "stocktaking/my_countries.html", {"countries": countries}
    return paged(request, rows, page, shown=lambda shown: {**shown, **more})


def spoken_for(user: User) -> list[Country]:
    """Today; for whoever speaks for none there is no such page."""
    found = list(Country.objects.filter(code__in=countries_of(user)))
    if not found:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@login_keeps_words
@language_keeps_words
@never_cache
def one(request: UserRequest, which: str) -> HttpResponse:
    """WHICH is the key of what waits, or the reference of what is public."""
    item = find(request.user, which)
    if item is None:
        return gone(request)
    countries = spoken_for(request.user)
    if "endorse" not in request.POST:
        return draw(request, item, countries)
    try:
        endorse(request, item)
    except Refusal as refusal:
        return draw(request, item, countries, refusal)
    return redirect(request.path)


def find(user: User, which: str) -> Submission | None:
    rows = Submission.objects.spoken_for_by(user)
    if not which.isdecimal():
        public = Revision.objects.public(which)
        return rows.filter(pk=public.submission_id).first() if public else None
    return rows.waiting().filter(pk=which).first() if len(which) < 10 else None


def gone(request: UserRequest) -> HttpResponse:
    """What was returned or decided meanwhile shows nothing; words that came stay."""
    words = request.POST.get("words", "").strip()
    if not words:
        raise Http404
    page = "stocktaking/my_country_gone.html"
    return render(request, page, {"words": words}, status=409)


def endorse(request: UserRequest, item: Submission) -> None:
    """What was read, and nothing that was written since."""
    seen = counted(request, "submission"), counted(request, "version")
    if seen != (item.pk, item.document_version):
        raise StepRefused("moved-meanwhile")
    given = Given(country=request.POST["endorse"])
    workflow.take_step(item, Action.ENDORSE, actor=request.user, given=given)
    messages.success(request, _("Endorsed. The record says so once it is public."))


def draw(
    request: UserRequest,
    item: Submission,
    countries: list[Country],
    refusal: Refusal | None = None,
) -> HttpResponse:
    possible = workflow.possible_actions(item, request.user)
    form = message_form(request, item, possible)
    if form and form.is_bound and say(request, item, form):
        return redirect(f"{request.path}#thread")
    effort = Effort()
    texts, rest = apart(item.public)
    context = {
        "submission": item,
        "changes": proposed(item, effort),
        "texts": texts,
        "outline": outline(item.register, rest),
        "thread": thread(item, request.user, effort, named=False),
        "form": form,
        "unsent": is_unsent(form),
        "refusal": refusal,
        "endorsements": item.endorsements.select_related("country"),
        "endorsable": endorsable(item, countries, possible),
    }
    wrong = 422 if form and form.errors else 200
    status = refusal.status if refusal else wrong
    return render(request, "stocktaking/my_country.html", context, status=status)


def proposed(item: Submission, effort: Effort) -> list[Change]:
    """What a change that waits would do to the public record, word by word."""
    waits = item.base_revision and item.state in WAITING
    base = Revision.objects.current(item.reference) if waits else None
    if not base:
        return []
    public = workflow.with_confirmation(item, item.public, base)
    return changes(item.register, base.public, public, effort=effort)


def endorsable(
    item: Submission, countries: list[Country], possible: list[Action]
) -> list[Country]:
    """For which of COUNTRIES the reader may stand by it; nobody by a withdrawal."""
    if Action.ENDORSE not in possible or item.kind == Kind.WITHDRAWAL:
        return []
    done = set(item.endorsements.values_list("country", flat=True))
    rows = Submission.objects.filter(pk=item.pk)
    left = [country for country in countries if country.pk not in done]
    return [one for one in left if rows.of_countries([one.code]).exists()]
