"""What is new in the Golden Book, for programs that follow."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from goldenbook.filtersets import CommitmentFilter
from goldenbook.models import Commitment
from stocktaking.feeds import RecordFeed, answer
from wsis_portal.questions import drop_trackers


class CommitmentFeed(RecordFeed):
    filterset, rows = CommitmentFilter, Commitment.objects.for_cards()
    catalogue, name = "goldenbook:commitment-list", gettext_lazy("Golden Book")


@require_safe
@drop_trackers
def commitments(request: HttpRequest) -> HttpResponse:
    return answer(request, CommitmentFeed)
