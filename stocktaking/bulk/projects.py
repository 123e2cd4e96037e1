"""The file of projects."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from stocktaking.bulk import columns
from stocktaking.bulk.sheets import Closed, PageWords, Sheet
from stocktaking.choices import ActivityType, Area, Level, Stage, StakeholderType
from stocktaking.importing import mapping
from wsis_portal.languages import short


def example() -> Mapping[str, str]:
    return {
        "title": gettext("Village radio"),
        "language": short(get_language() or "en"),
        "fact_note": gettext("Farmers hear the prices of the market every morning."),
        "organisation": gettext("Radio Trust"),
        "organisation_type": str(StakeholderType.CIVIL_SOCIETY.label),
        "activity_type": str(ActivityType.PROJECT.label),
        "stage": str(Stage.ONGOING.label),
        "level": str(Level.NATIONAL.label),
        "country": "SN",
        "area": str(Area.APPLICATIONS.label),
        "year_start": "2024-05",
        "year_end": "2027",
        "languages": "fr; wo",
        "action_lines": "C3; C7-EAGRICULTURE",
        "targets": "e",
        "sdgs": "2; 9",
        "url": "https://radio.example.org/",
        "budget_value": "125000.00",
        "currency": "USD",
    }


PROJECTS = Sheet(
    words=PageWords(
        name=_("Projects"),
        title=_("Report many projects"),
        lead=_(
            "Send a file with a row for each project. We check every row and show you"
            " what is wrong before anything is handed in."
        ),
        question=_("Many projects? Send them in a file"),
    ),
    file="wsis-projects",
    table="records",
    columns={
        **columns.WHAT,
        "stage": columns.ONE,
        **columns.WHERE,
        **columns.SERVES,
        "budget_value": columns.NUMBER,
        **columns.CURRENCY,
        **columns.CONTACT,
    },
    needed=(*columns.NEEDED, "stage"),
    closed=(Closed("stage", _("Stages"), Stage),),
    fields={"stage": "stage", "budget_value": "budget"},
    public=mapping.project,
    example=example,
)
