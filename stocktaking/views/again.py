"""This year's entry of a record: what is taken over, and a button to begin."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from stocktaking import registers, workflow
from stocktaking.models import Revision
from stocktaking.workflow import StepRefused
from wsis_portal.errors import Refusal
from wsis_portal.requests import UserRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def again(request: UserRequest, reference: str) -> HttpResponse:
    record = Revision.objects.public(reference)
    if not record or not workflow.is_continued(record.submission.register):
        raise Http404
    may = workflow.may_change(reference, request.user)
    refusal: Refusal | None = None
    if not may:
        refusal = StepRefused("may-not-change", reference=reference)
    elif request.method == "POST":
        try:
            item = workflow.report_again(reference, actor=request.user)
            return redirect("stocktaking:edit", pk=item.pk)
        except Refusal as problem:
            refusal = problem
    register = registers.get(record.submission.register)
    taken, left = workflow.kept_and_left(record)
    left = [name for name in left if name != "continues"]  # it names this record now
    context = {
        "record": record,
        "taken": register.labels(taken),
        "left": register.labels(left),
        "refusal": refusal,
    }
    status = refusal.status if refusal else 200
    return render(request, "stocktaking/again.html", context, status=status)
