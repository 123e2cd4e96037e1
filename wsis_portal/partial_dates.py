"""Dates as far as a source gives them: 2008, 2008-05 or 2008-05-19.

ISO 8601 with reduced precision, kept as text: it sorts, and nothing is invented.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Left, Length
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

SHAPE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$", re.ASCII)
FIRST, LAST = 1900, 2100


def check_partial_date(text: str) -> None:
    """Raises ValidationError unless TEXT is a day, a month or a year that exists."""
    found = SHAPE.match(text)
    try:
        year = first_day(found).year if found else 0
    except ValueError:
        year = 0
    if not FIRST <= year <= LAST:
        raise ValidationError(
            _("Write the date as 2025-03-31, 2025-03 or 2025."), code="partial-date"
        )


def first_day(found: re.Match[str]) -> date:
    year, month, day = (int(part or 1) for part in found.groups())
    return date(year, month, day)


def first_date(text: str) -> date:
    """The day on which what TEXT names begins: 2008-05 on 1 May 2008."""
    return date(*padded(text, 1))


def last_date(text: str) -> date:
    """The day on which what TEXT names ends: 2008-02 on 29 February 2008."""
    year, month, day = padded(text, 0)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def padded(text: str, missing: int) -> tuple[int, int, int]:
    parts = [int(part) for part in text.split("-")]
    year, month, day = [*parts, missing, missing][:3]
    return year, month, day


def in_words(text: str) -> str:
    """TEXT for people, in the active language: 19 May 2008, May 2008 or 2008."""
    found = SHAPE.match(text)
    if not found:
        return text
    year = pgettext("date format of a year alone", "Y")
    style = {4: year, 7: "YEAR_MONTH_FORMAT"}.get(len(text), "DATE_FORMAT")
    return date_format(first_day(found), style)


class PartialDateField(models.CharField[str, str]):
    """Text such as 2008-05; empty where no source says when."""

    default_validators = [check_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs


def ends_after_start(start: str, end: str) -> models.Q:
    """A condition for a constraint: the field END, where given, is not before START.

    Both are compared as exactly as END is given: 2020 does not end before 2020-05.
    """
    as_exact = Left(models.F(start), Length(models.F(end)))
    return models.Q(**{end: ""}) | models.Q(**{f"{end}__gte": as_exact})


def is_before(end: str, start: str) -> bool:
    """Whether END is before START, compared as exactly as END is given."""
    return bool(start and end) and end < start[: len(end)]
