"""Making the report of a year: its figures, all of one moment, with their checksum."""

import hashlib
import json
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.overview.models import Report
from wsis_portal.overview.reports.gathering import gather

FIRST = 2004
"""The stocktaking began in October of that year."""
SENTENCES |= {
    "no-such-year": _("There can be a report of a year from %(first)d to %(last)d."),
    "report-of-today": _(
        "The report of %(year)d by the data of today is there already."
    ),
}


def make(year: int) -> Report:
    """made_of() YEAR, and kept."""
    report = made_of(year)
    report.save(force_insert=True)
    return report


def made_of(year: int) -> Report:
    """The report of YEAR by the data of today, not saved yet. Raises Refusal for a year
    without any, and where there is one of today already.
    """
    today = timezone.localdate()
    if not FIRST <= year <= today.year:
        raise Refusal("no-such-year", first=FIRST, last=today.year)
    if Report.objects.filter(year=year, made_on=today).exists():
        raise Refusal("report-of-today", year=year)
    figures = gather_at_once(year)
    return Report(year=year, made_on=today, figures=figures, digest=checksum(figures))


def gather_at_once(year: int) -> dict[str, Any]:
    """Whatever is published meanwhile is in none of the figures, or in all."""
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return gather(year, timezone.localdate())


def canonical(figures: Any) -> str:
    """One way to write FIGURES, so that whoever has them can check the sum."""
    return json.dumps(figures, sort_keys=True, separators=(",", ":"))


def checksum(figures: Any) -> str:
    return hashlib.sha256(canonical(figures).encode()).hexdigest()
