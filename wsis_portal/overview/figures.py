"""Figures of the Summit that no register holds, each with its source."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from actionlines.choices import Qualifier
from wsis_portal.partial_dates import in_words

AS_OF = date(2026, 11, 22)
LEAFLET = "WSIS leaflet, ITU, 2006"
LAUNCH = (
    "Launch of the Golden Book, ITU slides, 24 February 2006, "
    "https://studylib.net/doc/13471873"
)


@dataclass(frozen=True)
class Count:
    """How many entries the stocktaking of ITU had; an empty date is not recorded."""

    on: str
    entries: int
    qualifier: Qualifier
    source: str
    note: StrOrPromise = ""
    as_of: date = AS_OF

    @property
    def share(self) -> int:
        """Per cent of the last count, for the bar."""
        return round(100 * self.entries / STOCKTAKING[-1].entries)


@dataclass(frozen=True)
class Phase:
    """When the Summit met, and what came of it."""

    on: str
    words: StrOrPromise
    note: StrOrPromise
    source: str
    as_of: date = AS_OF

    @property
    def value(self) -> str:
        return in_words(self.on)


@dataclass(frozen=True)
class Figure:
    number: int
    words: StrOrPromise
    """What is counted, with its unit."""
    note: StrOrPromise
    source: str
    as_of: date = AS_OF

    @property
    def value(self) -> str:
        return number_format(self.number, use_l10n=True, force_grouping=True)


STOCKTAKING = (
    Count(
        "2005-10-05",
        2400,
        Qualifier.ABOUT,
        "Report on the WSIS stocktaking, https://docsbay.net/spu-2004-authorpub-dot",
    ),
    Count(
        "2005-11",
        2600,
        Qualifier.MORE_THAN,
        "ITU: Building the Information Society, https://www.itu-ilibrary.org",
    ),
    Count("2006", 3000, Qualifier.MORE_THAN, LEAFLET),
    Count(
        "2007-04",
        3300,
        Qualifier.MORE_THAN,
        "ITU document, May 2007, https://studylib.net/doc/12982245",
    ),
    Count(
        "2008-05",
        3812,
        Qualifier.EXACT,
        "News of the stocktaking report 2008, "
        "https://quicklinks.qlinks.net/2008/05/wsis-information-society-on-move-itu.htm",
        _(
            "The news item gives this number to governments alone. As the total it is"
            " the only reading that fits the years around it."
        ),
    ),
    Count(
        "2010-02",
        4200,
        Qualifier.MORE_THAN,
        "ITU News, https://www.itu.int/net/itunews/issues/2010/02/22.aspx",
    ),
    Count(
        "",
        10000,
        Qualifier.MORE_THAN,
        "WSIS Stocktaking, About, https://www.itu.int/net4/wsis/stocktaking/Home/About",
        _("Given there as the present number, without a date."),
    ),
)
SUMMIT = (
    Phase(
        "2003",
        _("Geneva, 10 to 12 December: Declaration of Principles and Plan of Action"),
        _(
            "11,000 participants, among them 44 heads of state or government and"
            " vice-presidents. The Plan of Action has the action lines and the targets."
        ),
        "https://www.itu.int/net/wsis/utsumi2.html; " + LEAFLET,
    ),
    Phase(
        "2005",
        _("Tunis, 16 to 18 November: Tunis Commitment and Tunis Agenda"),
        _("The Agenda names who facilitates the action lines."),
        LEAFLET,
    ),
)
GOLDEN_BOOK = (
    Figure(
        378,
        _("commitments announced around the Tunis phase"),
        _(
            "Entered from 20 October 2005 to 31 January 2006. The leaflet writes “more"
            " than 375”."
        ),
        LAUNCH,
    ),
    Figure(
        3200,
        _("million euros promised, at least"),
        _("3.9 billion US dollars then. The leaflet writes “nearly USD 4 billion”."),
        LAUNCH,
    ),
)
