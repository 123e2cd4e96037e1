"""Which sheet of a workbook has the records."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from stocktaking.importing.reading.columns import sheet_names
from stocktaking.importing.vocabulary import fold
from wsis_portal.errors import SENTENCES, Refusal
from wsis_portal.text import listed

MOST = 100

SENTENCES |= {
    "sheet-unknown": _("There is no sheet “%(value)s”. The sheets are: %(names)s."),
    "sheet-not-clear": _("Say which sheet has the records: %(names)s."),
    "sheet-missing": _("The workbook has no sheet of cells that is shown."),
    "too-many-sheets": _("A workbook may have at most %(limit)d sheets."),
    "no-sheets": _("Only a workbook has sheets, and this is %(format)s."),
}


class Sheet(NamedTuple):
    name: str
    part: str
    is_shown: bool = True


def chosen(sheets: list[Sheet], name: str | None, kind: str = "records") -> Sheet:
    """The one called NAME; without a name the only one that is shown, or the only one
    that is called as KIND says in one of the six languages: “Records” or “Projects”.

    Raises Refusal.
    """
    if len(sheets) > MOST:
        raise Refusal("too-many-sheets", limit=MOST)
    if name is not None:
        return named(sheets, name)
    shown = [sheet for sheet in sheets if sheet.is_shown]
    known = {fold(word) for words in sheet_names(kind).values() for word in words}
    fitting = [s for s in shown if fold(s.name) in known] if len(shown) > 1 else shown
    if len(fitting) == 1:
        return fitting[0]
    if not shown:
        raise Refusal("sheet-missing")
    raise Refusal("sheet-not-clear", names=names_of(shown))


def named(sheets: list[Sheet], name: str) -> Sheet:
    exact = [sheet for sheet in sheets if sheet.name == name]
    alike = [sheet for sheet in sheets if fold(sheet.name) == fold(name)]
    for found in (exact, alike):
        if len(found) == 1:
            return found[0]
    raise Refusal("sheet-unknown", value=name, names=names_of(sheets))


def names_of(sheets: list[Sheet]) -> str:
    return listed(f"“{sheet.name}”" for sheet in sheets)
