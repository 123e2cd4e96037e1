"""What a commitment knows of the reports about it. Its document stays as it is."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from goldenbook.choices import Fulfilment
from goldenbook.models import Commitment, ProgressReport
from stocktaking.choices import RegisterName
from stocktaking.events import is_rehearsal
from stocktaking.indexing.codes import index
from stocktaking.models import Edition, Revision

SAYS_NOTHING = ("", Fulfilment.UNKNOWN)
KEPT = ("reported_fulfilment", "reported_until", "vouched_on", "codes")
"""What follows from reports."""


def follow_report(report: ProgressReport, said_on: date | None) -> None:
    """Whoever reports on a commitment stands by it; the latest report says how it is.

    Called in the transaction that publishes REPORT.
    """
    rows = Commitment.objects.select_related("revision", "organisation")
    row = rows.get(pk=report.commitment_id)
    days = filter(None, [row.vouched_on, said_on])
    keep(row, latest(row), max(days, default=None))


def follow_commitment(row: Commitment, _said_on: date | None) -> None:
    """What is changed in the commitment itself is a newer word than any report."""
    earlier = Revision.objects.filter(reference=row.reference)
    before = earlier.filter(number=row.revision.number - 1).first()
    if before and before.public.get("fulfilment") != row.fulfilment:
        keep(row, None, row.vouched_on)


def latest(row: Commitment) -> ProgressReport | None:
    return latest_of(row.progress_reports.all())


def latest_of(reports: Iterable[ProgressReport]) -> ProgressReport | None:
    """Of those that say what became of it, the one whose period ends last."""
    said = [one for one in reports if one.fulfilment not in SAYS_NOTHING]
    return max(said, key=lambda one: (last_day(one.ends_on), one.pk), default=None)


def last_day(partial: str) -> str:
    """To compare by: 2026 ends after 2026-06."""
    return partial + "-12-31"[len(partial) - 4 :]


def keep(
    row: Commitment, report: ProgressReport | None, vouched_on: date | None
) -> None:
    """Of a commitment in the database; nothing is written where nothing is new."""
    before = [getattr(row, name) for name in KEPT]
    tell(row, report, vouched_on)
    if before == [getattr(row, name) for name in KEPT]:
        return
    row.updated_at = timezone.now()
    row.save(update_fields=[*KEPT, "updated_at"])
    if not is_rehearsal():
        Edition.objects.turn(RegisterName.COMMITMENT)


def tell(
    row: Commitment, report: ProgressReport | None, vouched_on: date | None
) -> None:
    """Give ROW, not saved yet, what follows from REPORT, the latest one."""
    row.vouched_on = vouched_on
    row.reported_fulfilment = report.fulfilment if report else ""
    row.reported_until = report.ends_on if report else ""
    index(row)
