"""JSON Lines: a record is a JSON object on a line of its own."""

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO, NoReturn

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stocktaking.importing.keys import REASON, key_of, known_as
from stocktaking.importing.reading.line import LINE, Line, is_storable
from stocktaking.validators import LARGEST_DOCUMENT
from wsis_portal.errors import SENTENCES, Problem, Refusal

LONGEST = LARGEST_DOCUMENT  # bytes
SHOWN = 2_000  # characters of an unreadable line that are handed back
UNREADABLE = "unreadable"  # the key that such a line is handed back under

SENTENCES |= {
    "line-not-utf-8": _("This line is not UTF-8: see byte %(place)d."),
    "line-not-json": _("This line is not JSON: see character %(place)d."),
    "line-not-an-object": _(
        "Write each record as a JSON object, on a line of its own."
    ),
    "key-twice": _("The key %(value)s is there twice."),
}


@dataclass(frozen=True)
class JsonLines:
    """FILE is read from its beginning, as often as it is asked."""

    file: BinaryIO

    @property
    def said(self) -> str:
        return gettext("Read as JSON Lines, UTF-8.")

    def lines(self) -> Iterator[Line]:
        """Those that are not empty, each held only while it is looked at."""
        for number, raw, whole in pieces(self.file):
            raw = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
            if raw.strip():
                yield understood(number, raw, whole)


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
    shown = {UNREADABLE: raw.decode(errors="replace").strip()[:SHOWN]}
    if not whole:
        too_long = Problem("line-too-long", {"limit": LONGEST})
        return Line(number, shown, {LINE: [too_long]}, typed=shown)
    try:
        typed = parse(raw)
        names = names_of(typed)
    except Refusal as refusal:
        return Line(number, shown, {LINE: [refusal.problem]}, typed=shown)
    typed.pop(REASON, None)
    values = {key: typed[name] for key, name in names.items()}
    return Line(number, values, dict(wrong_fields(values)), names, typed)


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


def names_of(typed: Mapping[str, Any]) -> dict[str, str]:
    """The name in the file by key. Raises Refusal where two names are one key."""
    found: dict[str, str] = {}
    for name in typed:
        key = known_as(name) or name
        if key in found:
            raise Refusal("key-twice", value=name)
        if name != REASON:
            found[key] = name
    return found


def wrong_fields(values: Mapping[str, Any]) -> Iterator[tuple[str, list[Problem]]]:
    for name, value in values.items():
        if not known_as(name):
            yield name, [Problem("unknown-field")]
        elif problem := wrong_value(name, value):
            yield name, [problem]


def wrong_value(name: str, value: Any) -> Problem | None:
    key = key_of(name)
    if value is None:
        return None
    if key.many and not isinstance(value, list) and not key.one:
        return Problem("wrong-type", {"expected": _("a list")})
    parts = value if key.many and isinstance(value, list) else [value]
    types = key.kind.types
    if not all(isinstance(p, types) and not isinstance(p, bool) for p in parts):
        return Problem("wrong-type", {"expected": key.kind.expected})
    texts = (part for part in parts if isinstance(part, str))
    return None if all(map(is_storable, texts)) else Problem("not-storable")
