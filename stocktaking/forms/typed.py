"""What was typed into a form, in the words of the document."""

import re
from typing import Any

from stocktaking.forms.stored import REASONED, Words, names_of, organisation_of

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
    if not name:
        return {"organisation": None, "stakeholder_type": kind}
    known = stored.get("organisation")
    if isinstance(known, str) and organisation_of(stored)["organisation"] == name:
        return {"organisation": known, "stakeholder_type": ""}
    said = named(name)
    if isinstance(said, dict):
        country = typed["organisation_country"] or None
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
    shown = stored.get("partners")
    kept = names_of([row for row in shown or [] if isinstance(row, dict)])
    references = {words: reference for reference, words in kept.items()}
    for row in typed:
        if words := row.get("organisation"):
            row["organisation"] = references.get(words) or named(words)
    return typed
