"""The header of a table: which column has which key, in any of the six languages."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from stocktaking.importing.keys import HISTORIC, OTHER_NAMES, REASON, TEXTS, Asked
from stocktaking.importing.vocabulary import Words, fold, language, named
from wsis_portal.errors import SENTENCES, InvalidInput, Problems, Refusal
from wsis_portal.languages import short
from wsis_portal.text import listed

MOST = 200  # columns

SENTENCES |= {
    "column-twice": _("%(other)s is the same column."),
    "columns-missing": _("The file has no column for: %(names)s."),
    "too-many-columns": _("A file may have at most %(limit)d columns."),
}


class InvalidHeader(InvalidInput):
    """Columns that cannot be understood, so that no row can."""


@dataclass(frozen=True)
class Columns:
    """`headers` as they were typed, `keys` by their place (some have none), and `names`
    by key. `reason` is the place of the column that only a file of refused rows has.
    `asked` says what kind of value each key has.
    """

    row: int
    headers: Sequence[Any]
    keys: Mapping[int, str]
    reason: int | None
    names: Mapping[str, str]
    asked: Asked = HISTORIC

    @property
    def own_headers(self) -> list[Any]:
        """Without that of the reasons."""
        return [h for place, h in enumerate(self.headers) if place != self.reason]


def columns_of(row: int, headers: Sequence[Any], asked: Asked = HISTORIC) -> Columns:
    """Raises InvalidHeader, or Refusal."""
    headers = without_end(headers)
    if len(headers) > MOST:
        raise Refusal("too-many-columns", limit=MOST)
    found: dict[int, str] = {}
    problems: Problems = {}
    for place, header in enumerate(headers):
        try:
            found |= keyed(place, header, found, headers, asked)
        except Refusal as refusal:
            problems[in_words(place)] = [refusal.problem]
    if problems:
        raise InvalidHeader(problems)
    return whole(row, headers, found, asked)


def without_end(cells: Sequence[Any]) -> Sequence[Any]:
    """CELLS without the empty ones at the end."""
    last = max((n for n, cell in enumerate(cells) if not is_empty(cell)), default=-1)
    return cells[: last + 1]


def is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def keyed(
    place: int,
    header: Any,
    before: Mapping[int, str],
    headers: Sequence[Any],
    asked: Asked,
) -> dict[int, str]:
    """Raises Refusal where HEADER is unknown, or has been there already."""
    if is_empty(header):
        return {}
    key = key_called(str(header), asked)
    for other, same in before.items():
        if same == key:
            raise Refusal("column-twice", other=in_words(other, headers[other]))
    return {place: key}


def key_called(header: str, asked: Asked = HISTORIC) -> str:
    """The key of HEADER: title:fr for “Titre : fr” or “Título (fr)”. Raises Refusal."""
    known_ones = headers(asked)
    if (known := known_ones.codes.get(fold(header))) is not None:
        return known
    name, mark, code = header.strip().rstrip(")").replace("\uff1a", ":").rpartition(":")
    if not mark:
        name, mark, code = header.strip().rstrip(")").rpartition("(")
    key = known_ones.codes.get(fold(name)) if mark else None
    return f"{key}:{language(code)}" if key in TEXTS else known_ones.code(header)


@cache
def headers(asked: Asked = HISTORIC) -> Words:
    return Words.of(spellings(asked), label)


def spellings(asked: Asked = HISTORIC) -> Iterator[tuple[str, str]]:
    keys = (*asked.keys, REASON)
    for key in keys:
        for names in names_of(key).values():
            yield from ((name, key) for name in names)
    others = ((name, key) for name, key in OTHER_NAMES.items() if key in asked.keys)
    for name, key in (*others, *((key, key) for key in keys)):
        yield from ((name, key), (name.replace("_", " "), key))


@cache
def table() -> dict[str, Any]:
    file = Path(__file__).with_name("headers.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def names_of(key: str) -> dict[str, list[str]]:
    """By language. Some columns are only in the files that stakeholders send."""
    known: dict[str, dict[str, list[str]]] = table()["columns"] | table()["submitted"]
    return known[key]


def sheet_names(kind: str) -> dict[str, list[str]]:
    """By language, how a sheet of a workbook is called; the first is our own."""
    known: dict[str, dict[str, list[str]]] = table()["sheets"]
    return known[kind]


def label(key: str) -> str:
    """In the language of the reader."""
    return names_of(key)[short(get_language() or settings.LANGUAGE_CODE)][0]


def in_words(place: int, header: Any = None) -> str:
    """Where a column is, in the letter of a spreadsheet."""
    letter = get_column_letter(place + 1)
    if is_empty(header):
        return gettext("column %(letter)s") % {"letter": letter}
    said = {"name": str(header).strip(), "letter": letter}
    return gettext("%(name)s (column %(letter)s)") % said


def whole(
    row: int, headers: Sequence[Any], found: dict[int, str], asked: Asked
) -> Columns:
    """Raises Refusal where a column is missing that every row needs."""
    keys = {place: key for place, key in found.items() if key != REASON}
    if missing := [key for key in asked.needed if key not in keys.values()]:
        said = listed(named(key, label(key)) for key in missing)
        raise Refusal("columns-missing", names=said)
    names = {key: in_words(place, headers[place]) for place, key in keys.items()}
    reason = next((place for place, key in found.items() if key == REASON), None)
    return Columns(row, headers, keys, reason, names, asked)
