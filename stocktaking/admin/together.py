"""One decision about many: what is ticked, or all that came in one file."""

from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from stocktaking import deciding
from stocktaking.admin.filters import is_key
from stocktaking.admin.queue import QueueAdmin
from stocktaking.choices import TOGETHER, Action, Outcome
from stocktaking.forms.together import TogetherForm
from stocktaking.models import BulkDecision, Upload
from stocktaking.querysets import SubmissionQuerySet
from stocktaking.workflow import STEPS, Given
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest

QUEUE = "admin:stocktaking_submission_changelist"
PAGE = 100  # rows of a page
RECENT = 5  # own decisions that the queue leads back to


def asks(action: Action) -> bool:
    """Whether something is said, or confirmed, before it is done to many."""
    return bool(STEPS[action].needs) or action == Action.PUBLISH


class TogetherAdmin(QueueAdmin):
    actions = [action.value.replace("-", "_") for action in TOGETHER]
    change_list_template = "admin/stocktaking/submission/queue.html"

    def get_urls(self) -> list[URLPattern]:
        """What is decided together has an address, and what came in one file."""
        shown = self.admin_site.admin_view(self.together_view)
        file = self.admin_site.admin_view(require_POST(self.file_view))
        name = "stocktaking_submission"
        return [
            path("together/<int:pk>/", shown, name=f"{name}_together"),
            path("file/<int:pk>/", file, name=f"{name}_file"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        made = BulkDecision.objects.filter(person=request.user.pk)
        begun = made.exclude(begun_at=None).annotate(
            total=Count("rows"), left=Count("rows", Q(rows__outcome=Outcome.WAITING))
        )
        steps = [(action.value, action.label) for action in TOGETHER]
        context = {"recent": begun[:RECENT], "steps": steps, "file": self.file(request)}
        return super().changelist_view(request, {**(extra_context or {}), **context})

    def file(self, request: HttpRequest) -> Upload | None:
        """The one that is asked for, where it has something in the queue."""
        asked = request.GET.get("upload", "")
        if not is_key(asked):
            return None
        waiting = self.get_queryset(request).waiting().filter(upload=asked)  # type: ignore[arg-type]  # behind admin_view
        return Upload.objects.filter(pk=asked, pk__in=waiting.values("upload")).first()

    @admin.action(description=Action.TAKE_UP.label)
    def take_up(
        self, request: UserRequest, queryset: SubmissionQuerySet
    ) -> HttpResponse:
        return self.decide(request, Action.TAKE_UP, queryset)

    @admin.action(description=Action.RELEASE.label)
    def release(
        self, request: UserRequest, queryset: SubmissionQuerySet
    ) -> HttpResponse:
        return self.decide(request, Action.RELEASE, queryset)

    @admin.action(description=Action.HAND_OVER.label)
    def hand_over(
        self, request: UserRequest, queryset: SubmissionQuerySet
    ) -> HttpResponse:
        return self.decide(request, Action.HAND_OVER, queryset)

    @admin.action(description=Action.REQUEST_CHANGES.label)
    def request_changes(
        self, request: UserRequest, queryset: SubmissionQuerySet
    ) -> HttpResponse:
        return self.decide(request, Action.REQUEST_CHANGES, queryset)

    @admin.action(description=Action.PUBLISH.label)
    def publish(
        self, request: UserRequest, queryset: SubmissionQuerySet
    ) -> HttpResponse:
        return self.decide(request, Action.PUBLISH, queryset)

    @admin.action(description=Action.REFUSE.label)
    def refuse(
        self, request: UserRequest, queryset: SubmissionQuerySet
    ) -> HttpResponse:
        return self.decide(request, Action.REFUSE, queryset)

    def decide(
        self,
        request: UserRequest,
        action: Action,
        rows: SubmissionQuerySet,
        upload: Upload | None = None,
    ) -> HttpResponse:
        """At once where nothing is to be said; else the page asks for it."""
        try:
            made = deciding.choose(request.user, action, rows, upload)
            if not asks(action):
                deciding.begin(made, Given())
        except Refusal as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return redirect(queue_of(request, upload))
        if made.done_at and not made.rows.exclude(outcome=Outcome.DONE).exists():
            done = made.rows.count()
            text = ngettext("%(n)d submission done.", "%(n)d submissions done.", done)
            self.message_user(request, text % {"n": done}, messages.SUCCESS)
            return redirect(queue_of(request, upload))
        return redirect(made)

    def file_view(self, request: UserRequest, pk: int) -> HttpResponse:
        """Decide on all of a file that waits, ticked or not."""
        waiting = self.get_queryset(request).waiting().filter(upload=pk)
        here = Upload.objects.filter(pk__in=waiting.order_by().values("upload"))
        upload = get_object_or_404(here, pk=pk)
        asked = request.POST.get("step", "")
        if asked not in set(TOGETHER):
            return redirect(queue_of(request, upload))
        return self.decide(request, Action(asked), waiting, upload)

    def together_view(self, request: UserRequest, pk: int) -> HttpResponse:
        """What is asked before; afterwards, what became of each."""
        own = BulkDecision.objects.filter(person=request.user)
        made = get_object_or_404(own.select_related("to", "upload"), pk=pk)
        sent = request.POST if request.method == "POST" else None
        form = TogetherForm(Action(made.action), sent)
        if sent is not None and self.is_taken(made, form):
            return redirect(made)
        context = {
            **self.admin_site.each_context(request),
            **(drawn(made, self.get_queryset(request), request.GET.get("page"))),
            "title": made.get_action_display(),
            "made": made,
            "form": form,
            "opts": self.opts,
        }
        page = "outcome" if made.begun_at else "together"
        name = f"admin/stocktaking/submission/{page}.html"
        return TemplateResponse(request, name, context, status=422 if sent else 200)

    def is_taken(self, made: BulkDecision, form: TogetherForm) -> bool:
        """Begun, or gone on with where it was left. Else the form says why not."""
        try:
            if made.begun_at:
                deciding.go_on(made)
            elif not form.is_valid():
                return False
            else:
                deciding.begin(made, form.given())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return False
        return True


def queue_of(request: HttpRequest, upload: Upload | None) -> str:
    """Back to the list as it was asked for."""
    if upload:
        return f"{reverse(QUEUE)}?upload={upload.pk}"
    return request.get_full_path()


def drawn(
    made: BulkDecision, queue: SubmissionQuerySet, number: str | None
) -> dict[str, Any]:
    """How far it is, and a page of its rows: those that may be seen today."""
    rows = made.rows.within(queue)
    counts = rows.counts()
    page = Paginator(rows.refused_first(), PAGE).get_page(number)
    total, left = sum(counts.values()), counts.get(Outcome.WAITING, 0)
    return {
        "total": total,
        "settled": total - left,
        "done": counts.get(Outcome.DONE, 0),
        "refused": counts.get(Outcome.REFUSED, 0),
        "left": left,
        "page": page,
        "rows": [
            (row, deciding.sentences(row.submission, row.problems)) for row in page
        ],
        "is_given_up": deciding.is_given_up(made),
    }
