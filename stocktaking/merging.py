"""Two versions of a document that began as one: what stands, and where to choose.

Pure: plain values in, plain values out. A tab that was open for an hour, a colleague in
the same draft and a record that changed under a draft are one question here.
"""

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stocktaking.formats import Document, envelope

Values = Mapping[str, Any]
Prints = Mapping[str, str]
"""By the name of a field: the fingerprint of what its reader saw."""


@dataclass(frozen=True)
class Merged:
    """MINE where only I changed something, THEIRS where only they did; and mine in
    `conflicts`, the fields that both changed, each to something else.
    """

    values: dict[str, Any]
    conflicts: list[str]


def merge(
    seen: Prints, mine: Values, theirs: Values, own: Container[str] = ()
) -> Merged:
    """Field by field. Without a fingerprint nobody knows who changed a field.

    OWN are the fields that I wrote last, before this, whether or not I was told so.
    """
    values, conflicts = dict(theirs), []
    for name, value in mine.items():
        ours, other = fingerprint(value), fingerprint(theirs.get(name))
        before = seen.get(name)
        is_as_seen = before == other or (other == NOTHING and before is None)
        if is_as_seen or name in own:
            values[name] = value
        elif ours not in (other, before):
            values[name] = value
            conflicts.append(name)
    return Merged(values, conflicts)


def fingerprints(values: Values, names: Iterable[str]) -> dict[str, str]:
    return {name: fingerprint(values.get(name)) for name in names}


def fingerprint(value: Any) -> str:
    """Short, and the same for every way of saying the same."""
    words = json.dumps(plain(value), sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def plain(value: Any) -> Any:
    """Without what says nothing; numbers as they are typed, ends of lines as one."""
    if isinstance(value, Mapping):
        parts = {str(name): plain(part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part is not None} or None
    if isinstance(value, list):
        items = [plain(part) for part in value]
        return [item for item in items if item is not None] or None
    if value in (None, ""):
        return None
    return str(value).replace("\r\n", "\n")


NOTHING = fingerprint(None)


def flat(document: Document) -> dict[str, Any]:
    """Both parts in one; no name is in both."""
    return {**document.get("private", {}), **document.get("public", {})}


def parted(values: Values, private: Iterable[str]) -> Document:
    """The opposite of flat; PRIVATE are the names of the private part."""
    hidden = {*private}
    public = {name: value for name, value in values.items() if name not in hidden}
    return envelope(public, {n: v for n, v in values.items() if n in hidden})
