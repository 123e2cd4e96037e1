"""What waits in one's own queue, for how long, and with whom: for the index page."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from stocktaking.admin.filters import AGES_IN_WORDS, SEEN
from stocktaking.choices import WAITING, ReportState
from stocktaking.models import ErrorReport, Submission
from stocktaking.querysets.queue import AGES
from wsis_portal.admin_site import PANELS, Panel

TEMPLATE = "admin/stocktaking/submission/_workload.html"


class Share(NamedTuple):
    """A number of submissions, and where they are found."""

    words: str
    number: int
    address: str
    days: int | None = None
    """That the oldest of them waits."""


def workload(request: HttpRequest) -> Panel:
    """Of what the person may moderate, and nothing else. Two queries; three for the
    secretariat.
    """
    queue = Submission.objects.moderatable_by(request.user)  # type: ignore[arg-type]  # behind admin_view
    rows, states = queue.by_reviewer(), queue.by_state()
    waiting = sum(states.get(state, 0) for state in WAITING)
    context = {
        "waiting": Share(_("Waiting"), waiting, address()),
        "ages": [by_age(rows, name) for name in AGES],
        "reviewers": [by_reviewer(row) for row in rows],
        "states": [
            Share(str(state.label), states[state], address(state=state.value))
            for state in SEEN
            if state in states
        ],
        "errors": errors_reported(request),
    }
    return Panel(TEMPLATE, context)


def errors_reported(request: HttpRequest) -> Share | None:
    """Reports that wait for the secretariat; it alone reads them."""
    if not request.user.has_perm("stocktaking.moderate_submission"):
        return None
    found = ErrorReport.objects.filter(state=ReportState.OPEN).order_by()
    reports = reverse("admin:stocktaking_errorreport_changelist")
    return Share(_("Reports of errors"), found.count(), reports)


def by_age(rows: Iterable[dict[str, Any]], name: str) -> Share:
    total = sum(row[name] for row in rows)
    return Share(str(AGES_IN_WORDS[name]), total, address(age=name))


def by_reviewer(row: dict[str, Any]) -> Share:
    words, held = row["reviewer__name"] or row["reviewer__email"], row["reviewer"]
    if held is None:
        words, held = _("Unassigned"), "nobody"
    return Share(words, row["held"], address(held=held), days_since(row["oldest"]))


def days_since(moment: datetime | None) -> int | None:
    return (timezone.now() - moment).days if moment else None


def address(**filters: Any) -> str:
    queue = reverse("admin:stocktaking_submission_changelist")
    return f"{queue}?{urlencode(filters)}" if filters else queue


PANELS.append(workload)
