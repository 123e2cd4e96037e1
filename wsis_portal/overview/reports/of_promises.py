"""What was promised in the year, what became of promises, and what was decided."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldenbook.choices import Fulfilment
from goldenbook.models import Commitment
from stocktaking.choices import Decided
from wsis_portal.overview.reports.shapes import (
    Named,
    Row,
    Section,
    Table,
    in_words,
    share,
)


def sections(figures: Any) -> Iterator[Section]:
    number = figures["registers"]["commitment"]["entered"]
    yield announced(figures["commitments"], number, figures["year"])
    yield progress(figures["progress"], figures["year"])
    yield decisions(figures["decisions"], figures["year"])


def announced(commitments: Any, number: int, year: int) -> Section:
    listed = [*named(commitments["listed"])]
    words = ngettext(
        "%(number)s commitment was entered in %(year)d.",
        "%(number)s commitments were entered in %(year)d.",
        number,
    ) % {"number": in_words(number), "year": year}
    more = _("The %(number)s largest are named here, the largest first.") % {
        "number": in_words(len(listed))
    }
    told = [words, more] if number > len(listed) else [words]
    return Section("commitments", _("New commitments"), told, listed=listed)


def named(listed: list[Any]) -> Iterator[Named]:
    """With the titles of today: what was taken down since has none. Few queries."""
    references = [one["reference"] for one in listed]
    rows = Commitment.objects.filter(reference__in=references).for_cards()
    found = {row.reference: row for row in rows}
    for one in listed:
        if row := found.get(one["reference"]):
            text = row.told.texts[0]
            yield Named(
                row.reference,
                text.title,
                text.language,
                row.organisation.name if row.organisation else "",
                amount(one),
                row.get_absolute_url(),
            )
        else:
            yield Named(one["reference"])


def amount(one: Any) -> str:
    if one["amount"] is None:
        return ""
    given = Decimal(one["amount"])
    places = 0 if given == given.to_integral_value() else 2
    written = number_format(given, places, use_l10n=True, force_grouping=True)
    return f"{written} {one['currency']}"


def progress(found: Any, year: int) -> Section:
    reports = ngettext(
        "%(number)s progress report came in during %(year)d.",
        "%(number)s progress reports came in during %(year)d.",
        found["reports"],
    ) % {"number": in_words(found["reports"]), "year": year}
    known = {
        str(one.label): found["fulfilment"].get(one.value, 0) for one in Fulfilment
    }
    longest = max(known.values())
    rows = [
        Row(name, [in_words(number)], share(number, longest))
        for name, number in known.items()
        if number
    ]
    head = [_("Fulfilment"), _("Commitments")]
    table = Table(_("Commitments by what became of them"), head, rows)
    tables = [table] if rows else []
    return Section("progress", _("What became of the commitments"), [reports], tables)


def decisions(found: Any, year: int) -> Section:
    words = ngettext(
        "Moderators decided %(number)s time in %(year)d.",
        "Moderators decided %(number)s times in %(year)d.",
        found["count"],
    ) % {"number": in_words(found["count"]), "year": year}
    told = [words]
    if found["median_waiting_days"] is not None:
        waited = in_words(found["median_waiting_days"])
        told.append(
            _("Half of what was handed in waited for less than %(days)s days.")
            % {"days": waited}
        )
    longest = max(found["decision"].values(), default=0)
    log = f"{reverse('overview:decisions')}?year_from={year}&year_to={year}"
    rows = [
        Row(
            str(Decided(code).label),
            [in_words(number)],
            share(number, longest),
            f"{log}&decision={code}",
        )
        for code, number in found["decision"].items()
    ]
    table = Table(_("Decisions of the year"), [_("Decision"), _("Times")], rows)
    return Section("decisions", _("Decisions"), told, [table] if rows else [])
