"""A report as it is read: in the language of the reader, by today's names."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wsis_portal.overview.models import Report
from wsis_portal.overview.reports import of_promises, of_registers
from wsis_portal.overview.reports.shapes import Figure, Section, Told, in_words


def tell(report: Report) -> Told:
    """A few queries for any report: names of lines, regions and commitments."""
    figures = report.figures
    day = date_format(report.made_on, "DATE_FORMAT")
    sections = [
        *of_registers.sections(figures),
        *of_promises.sections(figures),
        method(report, day),
    ]
    return Told(
        title=_("WSIS Stocktaking Report %(year)d") % {"year": report.year},
        period=period(report),
        data_of=_("By the data of %(day)s") % {"day": day},
        digest=report.digest,
        figures=[*totals(figures)],
        sections=sections,
    )


def period(report: Report) -> str:
    """Of a year that is not over, the part that is."""
    first, last = date(report.year, 1, 1), date(report.year, 12, 31)
    return _("%(first)s to %(last)s") % {
        "first": date_format(first, "DATE_FORMAT"),
        "last": date_format(min(last, report.made_on), "DATE_FORMAT"),
    }


def totals(figures: Any) -> list[Figure]:
    held = {name: one["held"] for name, one in figures["registers"].items()}
    return [
        Figure(in_words(held["project"]), _("projects")),
        Figure(in_words(held["commitment"]), _("commitments"), is_promised=True),
        Figure(in_words(figures["organisations"]), _("organisations")),
        Figure(in_words(figures["countries"]), _("countries and territories")),
    ]


def method(report: Report, day: str) -> Section:
    words = [
        _(
            "All figures were counted at one moment of %(day)s, from what was public"
            " then. Drafts, and what waits for a decision, are in none of them. They"
            " are kept as they were counted, whatever the registers say later."
        )
        % {"day": day},
        _(
            "Titles and names are those of the day on which the report is read. A"
            " record that was taken down since is named by its reference alone."
        ),
        _(
            "Nothing is estimated, and no amount is converted. What nobody recorded is"
            " counted as not recorded."
        ),
        _("Checksum of the figures (SHA-256): %(digest)s") % {"digest": report.digest},
        _(
            "Licence: CC BY 4.0. To be cited as: WSIS Stocktaking Report %(year)d, by"
            " the data of %(day)s."
        )
        % {"year": report.year, "day": day},
    ]
    return Section("method", _("Method and data"), words)
