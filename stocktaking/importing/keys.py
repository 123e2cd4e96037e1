"""The keys of a row: what kind of value each has, and its other names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class Kind(NamedTuple):
    """What JSON may have for a value, and what a person is told to write."""

    types: tuple[type, ...]
    expected: StrOrPromise


TEXT = Kind((str,), _("text"))
WHOLE = Kind((int,), _("a whole number"))
NUMBER = Kind((int, Decimal, str), _("a number"))
DATE = Kind((int, str), _("a year or a date"))


@dataclass(frozen=True)
class Key:
    """`many`: a list; `one`: where it is one, JSON may have it without the list."""

    kind: Kind = TEXT
    many: bool = False
    one: bool = True


LIST = Key(many=True, one=False)
SEVERAL = Key(many=True)
KEYS: Mapping[str, Key] = {
    **dict.fromkeys(["id", "title", "fact_note", "description", "language"], Key()),
    **dict.fromkeys(["organisation", "organisation_type"], Key()),
    **dict.fromkeys(["activity_type", "level", "area", "stage"], Key()),
    **dict.fromkeys(["country", "url"], SEVERAL),
    **dict.fromkeys(["action_lines", "targets", "languages", "partners"], LIST),
    "sdgs": Key(WHOLE, many=True, one=False),
    **dict.fromkeys(["year_start", "year_end"], Key(DATE)),
    "budget_value": Key(NUMBER),
    **dict.fromkeys(["currency", "collection", "award_status", "source"], Key()),
}
OTHER_NAMES = {
    "summary": "fact_note",
    "countries": "country",
    "urls": "url",
    "links": "url",
    "stakeholder_type": "organisation_type",
    "starts_on": "year_start",
    "ends_on": "year_end",
    "budget": "budget_value",
    "awards": "award_status",
}
"""Names that the API and the sources have for the same."""

NEEDED = ("id", "title", "collection", "source")


@dataclass(frozen=True, eq=False)
class Asked:
    """The columns that a table may have, and those that it must have.

    `sheet` is how its sheet is called in a workbook: a name of headers.json.
    """

    keys: Mapping[str, Key]
    needed: tuple[str, ...]
    sheet: str = "records"

    def key_of(self, name: str) -> Key:
        return self.keys[name.partition(":")[0]]


HISTORIC = Asked(KEYS, NEEDED)
TEXTS = ("title", "fact_note", "description")
IN_LANGUAGE = re.compile(r"(?P<name>\w+):(?P<language>[a-z]{2,3})", re.ASCII)
REASON = "reason"  # what the file of refused rows says, and no reader reads


def known_as(name: str) -> str:
    """The key that NAME is, `title:fr` included; nothing where there is none."""
    if found := IN_LANGUAGE.fullmatch(name):
        text = known_as(found["name"])
        return f"{text}:{found['language']}" if text in TEXTS else ""
    key = OTHER_NAMES.get(name, name)
    return key if key in KEYS else ""


def key_of(name: str) -> Key:
    return KEYS[name.partition(":")[0]]
