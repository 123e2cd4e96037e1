"""The file of commitments that a stakeholder sends."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from goldenbook.choices import Fulfilment, Timescale
from goldenbook.importing import announced
from stocktaking.bulk import columns
from stocktaking.bulk.sheets import Closed, PageWords, Sheet
from stocktaking.choices import ActivityType, Area, Level, StakeholderType
from stocktaking.importing.keys import NUMBER, Key
from wsis_portal.languages import short


def example() -> Mapping[str, str]:
    return {
        "title": gettext("A radio for every school"),
        "language": short(get_language() or "en"),
        "fact_note": gettext("Two hundred schools get a radio, and lessons with it."),
        "organisation": gettext("Radio Trust"),
        "organisation_type": str(StakeholderType.CIVIL_SOCIETY.label),
        "activity_type": str(ActivityType.PROGRAMME.label),
        "level": str(Level.NATIONAL.label),
        "country": "SN",
        "area": str(Area.APPLICATIONS.label),
        "year_start": "2026-09",
        "year_end": "2029",
        "timescale": str(Timescale.FIVE_YEARS.label),
        "fulfilment": str(Fulfilment.ANNOUNCED.label),
        "languages": "fr; wo",
        "action_lines": "C3; C7-ELEARNING",
        "targets": "b",
        "sdgs": "4; 9",
        "url": "https://radio.example.org/",
        "amount": "125000.00",
        "anticipated_expenditure": "400000.00",
        "currency": "USD",
    }


COMMITMENTS = Sheet(
    words=PageWords(
        name=_("Commitments"),
        title=_("Announce many commitments"),
        lead=_(
            "Send a file with a row for each commitment. We check every row and show"
            " you what is wrong before anything is handed in."
        ),
        question=_("Many commitments? Send them in a file"),
    ),
    file="wsis-commitments",
    table="commitments",
    columns={
        **columns.WHAT,
        "reference": _(
            "Only to change a public commitment: its reference, WSIS-G-000045."
        ),
        **columns.WHERE,
        "timescale": columns.ONE,
        "fulfilment": _("One of the list. Without it, a new commitment is announced."),
        **columns.SERVES,
        "amount": columns.NUMBER,
        "anticipated_expenditure": columns.NUMBER,
        **columns.CURRENCY,
        **columns.CONTACT,
    },
    needed=(*columns.NEEDED, "timescale"),
    closed=(
        Closed("timescale", _("Timescales"), Timescale),
        Closed("fulfilment", _("What became of it"), Fulfilment),
    ),
    fields={
        name: name
        for name in ("timescale", "fulfilment", "amount", "anticipated_expenditure")
    },
    public=announced,
    example=example,
    own={
        **dict.fromkeys(["timescale", "fulfilment"], Key()),
        **dict.fromkeys(["amount", "anticipated_expenditure"], Key(NUMBER)),
    },
)
