"""Lines of a JSON Lines file, one by one, numbered as an editor numbers them."""

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, BinaryIO, NoReturn

from django.utils.translation import gettext_lazy as _

from stocktaking.validators import LARGEST_DOCUMENT
from wsis_portal.errors import SENTENCES, Problem, Problems, Refusal

LONGEST = LARGEST_DOCUMENT  # bytes
SHOWN = 2_000  # characters of an unreadable line that are handed back
IGNORED = {"reason"}  # what report.py adds to a refused row
LINE = "line"  # the field of problems that concern the line as a whole

SENTENCES |= {
    "line-not-utf-8": _("This line is not UTF-8: see byte %(place)d."),
    "line-not-json": _("This line is not JSON: see character %(place)d."),
    "line-not-an-object": _(
        "Write each record as a JSON object, on a line of its own."
    ),
    "key-twice": _("The key %(value)s is there twice."),
    "line-too-long": _("The line is longer than %(limit)d bytes."),
    "wrong-type": _("Write %(expected)s here."),
    "not-storable": _("This has a character that cannot be stored."),
}

Kind = tuple[type, ...]
TEXT: Kind = (str,)
WHOLE: Kind = (int,)
NUMBER: Kind = (int, Decimal, str)
EXPECTED = {TEXT: _("text"), WHOLE: _("a whole number"), NUMBER: _("a number")}
SINGLE: Mapping[str, Kind] = {
    **dict.fromkeys(["id", "title", "organisation", "organisation_type"], TEXT),
    **dict.fromkeys(["country", "url", "currency", "collection"], TEXT),
    **dict.fromkeys(["award_status", "source", "fact_note"], TEXT),
    **dict.fromkeys(["year_start", "year_end"], WHOLE),
    "budget_value": NUMBER,
}
LISTS: Mapping[str, Kind] = {"action_lines": TEXT, "sdgs": WHOLE}


@dataclass(frozen=True)
class Line:
    """What stands in a line; with `problems`, it cannot be understood as a row."""

    number: int
    values: Mapping[str, Any]
    problems: Problems = field(default_factory=dict)


def read(file: BinaryIO) -> Iterator[Line]:
    """The lines of FILE that are not empty, each held only while it is looked at.

    FILE is read from its beginning, as often as it is asked.
    """
    for number, raw, whole in pieces(file):
        raw = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        if raw.strip():
            yield understood(number, raw, whole)


def count(file: BinaryIO) -> int:
    """How many lines read() will find, without understanding them."""
    return sum(1 for _number, raw, _whole in pieces(file) if raw.strip())


def pieces(file: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    """Number and beginning of each line, and whether that is all of it."""
    file.seek(0)
    number = 0
    while raw := file.readline(LONGEST + len(b"\r\n")):
        number += 1
        rest = raw
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST)
        line = raw.rstrip(b"\r\n")
        yield number, line, len(line) <= LONGEST


def understood(number: int, raw: bytes, whole: bool) -> Line:
    shown = {"unreadable": raw.decode(errors="replace").strip()[:SHOWN]}
    if not whole:
        too_long = Problem("line-too-long", {"limit": LONGEST})
        return Line(number, shown, {LINE: [too_long]})
    try:
        values = parse(raw)
    except Refusal as refusal:
        return Line(number, shown, {LINE: [refusal.problem]})
    values = {name: value for name, value in values.items() if name not in IGNORED}
    return Line(number, values, dict(wrong_fields(values)))


def parse(raw: bytes) -> dict[str, Any]:
    """Raises Refusal."""
    try:
        values = json.loads(
            raw.decode(),
            parse_float=Decimal,
            parse_constant=no_number,
            object_pairs_hook=without_twins,
        )
    except UnicodeDecodeError as error:
        raise Refusal("line-not-utf-8", place=error.start + 1) from error
    except json.JSONDecodeError as error:
        if raw.startswith(b"["):  # all records in one list
            raise Refusal("line-not-an-object") from error
        raise Refusal("line-not-json", place=error.pos + 1) from error
    except (ValueError, RecursionError) as error:  # digits or depth without end
        raise Refusal("line-not-json", place=1) from error
    if not isinstance(values, dict):
        raise Refusal("line-not-an-object")
    return values


def no_number(word: str) -> NoReturn:
    raise ValueError(word)


def without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON keeps the last of two equal keys in silence; that would lose a fact."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Refusal("key-twice", value=name)
        found[name] = value
    return found


def wrong_fields(values: Mapping[str, Any]) -> Iterator[tuple[str, list[Problem]]]:
    for name, value in values.items():
        if name not in SINGLE and name not in LISTS:
            yield name, [Problem("unknown-field")]
        elif problem := wrong_value(name, value):
            yield name, [problem]


def wrong_value(name: str, value: Any) -> Problem | None:
    if value is None:
        return None
    kind = SINGLE.get(name) or LISTS[name]
    parts = value if name in LISTS else [value]
    if not isinstance(parts, list):
        return Problem("wrong-type", {"expected": _("a list")})
    if not all(isinstance(p, kind) and not isinstance(p, bool) for p in parts):
        return Problem("wrong-type", {"expected": EXPECTED[kind]})
    texts = (part for part in parts if isinstance(part, str))
    return None if all(map(is_storable, texts)) else Problem("not-storable")


def is_storable(text: str) -> bool:
    """No NUL, which PostgreSQL refuses, and no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)
