"""What was typed into a form, in the words of the document."""

import re
from typing import Any

from stocktaking.forms.stored import (
    REASONED,
    Words,
    dicts,
    names_of,
    organisation_of,
)

REFERENCE = re.compile(r"WSIS-O-\d+")


def facts(typed: Words, stored: Words) -> Words:
    """TYPED facts over what is STORED, which they need not change to say the same."""
    values = dict(typed)
    for name in REASONED.keys() & typed.keys():
        chosen = typed[name].items()
        values[name] = [{REASONED[name]: code, "reason": why} for code, why in chosen]
    if "organisation" in values:
        values |= organisation(values, stored)
        del values["organisation_type"], values["organisation_country"]
    return values


def organisation(typed: Words, stored: Words) -> Words:
    """The reference where the name is the one that was shown; else spelled out.

    Without an organisation the type is the record's own.
    """
    name, kind = typed["organisation"], typed["organisation_type"]
    country = typed["organisation_country"] or None
    if not (name or country):
        return {"organisation": None, "stakeholder_type": kind}
    known = stored.get("organisation")
    if isinstance(known, str) and organisation_of(stored)["organisation"] == name:
        return {"organisation": known, "stakeholder_type": ""}
    said = named(name)
    if isinstance(said, dict):
        said |= {"stakeholder_type": kind, "country": country}
    return {"organisation": said, "stakeholder_type": ""}


def named(name: str) -> Any:
    """A reference stays one; any other words are a name that may be new."""
    reference = name.strip().upper()
    return reference if REFERENCE.fullmatch(reference) else {"name": name}


def rows(name: str, typed: list[Words], stored: Words) -> list[Words]:
    """Rows of the list NAME. A partner keeps the reference that its name stood for."""
    if name != "partners":
        return typed
    before = dicts(stored.get("partners"))
    kept = names_of(before)
    shown = [
        (kept.get(str(r.get("organisation"))), r.get("organisation")) for r in before
    ]
    for number, row in enumerate(typed):
        if words := row.get("organisation"):
            row["organisation"] = reference_of(words, number, shown) or named(words)
    return typed


def reference_of(words: str, number: int, shown: list[tuple[str | None, Any]]) -> Any:
    """What WORDS stood for in this row, or in the only one that had them."""
    if number < len(shown) and shown[number][0] == words:
        return shown[number][1]
    same = {reference for name, reference in shown if name == words}
    return same.pop() if len(same) == 1 else None
