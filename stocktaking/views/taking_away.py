"""What a catalogue offers beside its rows: all of them as files, saved, followed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from stocktaking.views.showing import OF_CATALOGUE
from wsis_portal.pages import LARGEST_WORKBOOK

FORMS: Mapping[str, StrOrPromise] = {
    "csv": _("CSV"),
    "xlsx": _("Excel"),
    "ndjson": _("JSON Lines"),
}


@dataclass(frozen=True)
class Offer:
    """What can be done with what a page shows; the question is that of the page."""

    files: list[tuple[StrOrPromise, str]]
    save: str
    is_too_long: bool
    """For a workbook."""


def offer(register: str, asked: QueryDict, corrected: str, total: int) -> Offer:
    """For the question of a page; CORRECTED are the words that found its rows."""
    question = of_all_pages(asked, corrected)
    too_long = total > LARGEST_WORKBOOK
    kinds = [kind for kind in FORMS if kind != "xlsx" or not too_long]
    data, save = reverse(f"api:{register}-list"), "stocktaking:save-search"
    files = [(FORMS[kind], address(data, question, format=kind)) for kind in kinds]
    return Offer(files, address(reverse(save, args=[register]), question), too_long)


def followed(page: str, asked: QueryDict, corrected: str) -> str:
    """The address of the feed of the same rows. It has an order of its own: whoever
    follows wants the newest.
    """
    question = of_all_pages(asked, corrected)
    question.pop("ordering", None)
    return address(reverse(f"{page}-feed"), question)


def of_all_pages(asked: QueryDict, corrected: str) -> QueryDict:
    question = asked.copy()
    for name in OF_CATALOGUE:
        question.pop(name, None)
    if corrected:
        question["q"] = corrected
    return question


def address(path: str, question: QueryDict, **more: str) -> str:
    asked = question.copy()
    for name, value in more.items():
        asked[name] = value
    return f"{path}?{asked.urlencode()}" if asked else path
