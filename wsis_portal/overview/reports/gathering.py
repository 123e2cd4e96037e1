"""The figures of a year as they are today, as JSON: whatever is told comes from here.

Public rows alone are counted. Of records there are references and amounts, no words:
titles are those of the day on which the report is read, and what was taken down since
has none.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldenbook.models import Commitment, ProgressReport
from stocktaking.choices import Kind, Profile, RegisterName, State
from stocktaking.models import (
    Decision,
    Edition,
    Organisation,
    Project,
    Submission,
    Tombstone,
)
from stocktaking.search import counted
from stocktaking.search.directory import on_record
from stocktaking.search.facets import by_code
from wsis_portal.overview.decisions import figures as decided

Counts = dict[str, int]
REGISTERS: Mapping[str, Any] = {
    RegisterName.PROJECT.value: Project,
    RegisterName.COMMITMENT.value: Commitment,
}
DIMENSIONS = ("action_line", "region", "stakeholder_type")
LISTED = 50
"""Commitments that are named, the largest first; the catalogue has all of them."""


def gather(year: int, on: date) -> dict[str, Any]:
    """What the report of YEAR says, by the data of the day ON, which is today.

    Asked within one transaction, so that all figures are of one moment.
    """
    return {
        "year": year,
        "on": on.isoformat(),
        "editions": {name: Edition.objects.current(name) for name in REGISTERS},
        "organisations": on_record(Organisation.objects.all()).count(),
        "countries": countries(),
        "registers": {name: register(name, year) for name in REGISTERS},
        "commitments": announced(year),
        "progress": progress(year),
        "decisions": decisions(year),
    }


def countries() -> int:
    """How many a record names."""
    every = (
        counted(model.objects.all(), {}, ("country",)) for model in REGISTERS.values()
    )
    return len(set().union(*(facets["country"] for _total, facets in every)))


def register(name: str, year: int) -> dict[str, Any]:
    """What it holds, what was entered in YEAR and what was said anew of older records.

    Each dimension also tells how many records have no value of it.
    """
    rows = REGISTERS[name].objects.all()
    entered = rows.filter(published_at__year=year)
    total, held = counted(rows, {}, (*DIMENSIONS, "year"))
    new = by_code(entered.order_by(), list(DIMENSIONS))
    taken_down = Tombstone.objects.filter(register=name, merged_into="")
    return {
        "held": total,
        "entered": entered.count(),
        "imported": imported(name, entered),
        "vouched": rows.filter(vouched_on__year=year)
        .exclude(published_at__year=year)
        .count(),
        "taken_down": taken_down.filter(withdrawn_at__year=year).count(),
        "by": {
            one: {
                "held": held[one],
                "entered": new[one],
                "held_without": without(rows, one, held[one]),
                "entered_without": without(entered, one, held[one]),
            }
            for one in DIMENSIONS
        },
        "started": held["year"],
    }


def imported(name: str, entered: Any) -> int:
    """Of ENTERED, what the secretariat took over from earlier sources."""
    historic = Submission.objects.filter(
        register=name,
        kind=Kind.NEW,
        state=State.PUBLISHED,
        profile=Profile.HISTORIC,
        reference__in=entered.values("reference"),
    )
    return historic.order_by().count()


def without(rows: Any, dimension: str, values: Counts) -> int:
    """How many of ROWS are found by none of the VALUES that the register has."""
    codes = [f"{dimension}:{value}" for value in values]
    left: int = rows.exclude(codes__overlap=codes).count() if codes else rows.count()
    return left


def announced(year: int) -> dict[str, Any]:
    """Commitments entered in YEAR, the largest first."""
    rows = Commitment.objects.filter(published_at__year=year).in_order("-amount")
    some = rows.values_list("reference", "amount", "currency")[:LISTED]
    return {
        "listed": [
            {
                "reference": reference,
                "amount": None if amount is None else str(amount),
                "currency": currency if amount is not None else "",
            }
            for reference, amount, currency in some
        ]
    }


def progress(year: int) -> dict[str, Any]:
    """Reports about commitments that came in YEAR, and what is known of all of them."""
    reports = ProgressReport.objects.filter(published_at__year=year).order_by()
    _total, facets = counted(Commitment.objects.all(), {}, ("fulfilment",))
    return {
        "reports": reports.count(),
        "commitments": reports.values("commitment").distinct().count(),
        "fulfilment": facets["fulfilment"],
    }


def decisions(year: int) -> dict[str, Any]:
    found = decided({"year_from": year, "year_to": year})
    names = ("count", "median_waiting_days", "decision", "register", "reason")
    return {name: found[name] for name in names} | {"last": last_decision(year)}


def last_decision(year: int) -> str:
    """The hash by which the chain of decisions can be checked up to there."""
    rows = Decision.objects.filter(at__year=year).order_by("-number")
    return rows.values_list("hash", flat=True).first() or ""
