"""A report as a tagged PDF: headings, tables, contents, words in place of pictures."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from wsis_portal import typesetting
from wsis_portal.languages import short
from wsis_portal.overview.models import Report
from wsis_portal.overview.reports.shapes import Named, Section, Told
from wsis_portal.public_pages import site
from wsis_portal.tally import LINES
from wsis_portal.text import breakable

TEMPLATE = Path(__file__).parent / "report.typ"
KEPT = 8  # documents in the memory of a process, of some 100 kB each


def as_pdf(report: Report, told: Told, address: str) -> bytes:
    """TOLD as PDF/UA-1; the same words give the same bytes. About a second of a
    processor, once for each that is read again and again.
    """
    day = datetime.combine(report.made_on, time(), UTC)
    return set_in_type(json.dumps(words_of(told, address)), day)


@lru_cache(KEPT)
def set_in_type(words: str, day: datetime) -> bytes:
    more = {"lines": json.dumps(LINES), "day": day.date().isoformat()}
    try:
        return typesetting.document(TEMPLATE, {"report": words, **more}, day)
    except typst.TypstError:
        known = json.dumps(with_known_letters(json.loads(words)))
        return typesetting.document(TEMPLATE, {"report": known, **more}, day)


def with_known_letters(words: Any) -> Any:
    """Titles and names in a script that no font here has are left to the page, to which
    the reference leads: an accessible PDF has no empty boxes.
    """
    for section in words["sections"]:
        for one in section["listed"]:
            for name in ("title", "by"):
                if not can_be_set(one[name]):
                    one[name] = ""
    return words


def can_be_set(words: str) -> bool:
    try:
        typesetting.document(TEMPLATE.parent / "letters.typ", {"words": words})
    except typst.TypstError:
        return False
    return True


def words_of(told: Told, address: str) -> dict[str, Any]:
    sections = [with_breaks(section) for section in told.sections]
    return {
        **asdict(replace(told, sections=sections)),
        "language": short(get_language() or "en"),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "site": site(),
        "address": address,
        "brand": _("WSIS Stocktaking"),
        "contents": _("Contents"),
        "page": _("Page %(number)s of %(total)s"),
        "share": _("Share"),
        "year": _("Year"),
        "records": _("Records"),
        "gone": _("no longer on record"),
        "untitled": _("The title is on the page of the record."),
    }


def with_breaks(section: Section) -> Section:
    return replace(section, listed=[*map(broken, section.listed)])


def broken(one: Named) -> Named:
    return replace(one, title=breakable(one.title), by=breakable(one.by))
