"""Formats of the document, and the way from an old one to today's.

Pure: no database, no settings, no enums, so that a draft opens years later. A step
is never edited once released; its fixture under tests/ is frozen with it.
"""

from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]
Upgrades = Mapping[int, Callable[[Document], Document]]

FORMAT = 1
PARTS = {"format", "public", "private"}
UPGRADES: Upgrades = {}
"""By the format that it reads; each gives the next one, and changes nothing else."""


def envelope(public: dict[str, Any], private: dict[str, Any]) -> Document:
    return {"format": FORMAT, "public": public, "private": private}


def empty() -> Document:
    return envelope({}, {})


def upgrade(
    document: Document, upgrades: Upgrades = UPGRADES, to: int = FORMAT
) -> Document:
    """DOCUMENT in today's format. The one that was handed in stays as it was."""
    while (number := document["format"]) != to:
        document = upgrades[number](document)
    return document


def opens(document: Any, upgrades: Upgrades = UPGRADES, to: int = FORMAT) -> bool:
    """Whether DOCUMENT has the shape of a format that we know."""
    if not isinstance(document, dict):
        return False
    number = document.get("format")
    if isinstance(number, bool) or not isinstance(number, int):
        return False
    if number != to:
        return number in upgrades
    parts = (document.get("public"), document.get("private", {}))
    return all(isinstance(part, dict) for part in parts)
