"""The code lists that a file may use, in the reader's language."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from actionlines.models import ActionLine, Country, Sdg, Target
from stocktaking.bulk.sheets import Sheet
from wsis_portal import languages


class CodeList(NamedTuple):
    """`key` is that of the column, `rows` are codes and what people call them."""

    key: str
    title: StrOrPromise
    rows: list[tuple[str, str]]


def code_lists(sheet: Sheet) -> Iterator[CodeList]:
    """Four queries."""
    countries = [(one.code, str(one)) for one in Country.objects.all()]
    yield CodeList("country", _("Countries"), countries)
    lines = [(one.code, one.title) for one in ActionLine.objects.all()]
    yield CodeList("action_lines", _("Action lines"), lines)
    targets = [(one.letter, one.title) for one in Target.objects.all()]
    yield CodeList("targets", _("Targets"), targets)
    goals = [(str(one.number), one.title) for one in Sdg.objects.all()]
    yield CodeList("sdgs", _("Goals"), goals)
    for key, title, choices in sheet.all_closed:
        rows = [(str(code), str(label)) for code, label in choices.choices]
        yield CodeList(key, title, rows)
    six = [(short, languages.name(short)) for short in languages.by_short_code()]
    yield CodeList("language", _("Languages"), six)
