"""The two parts of a document as one, and back."""

from collections.abc import Iterable
from typing import Any

from stocktaking.formats import Document, envelope
from stocktaking.merging.prints import Values


def flat(document: Document) -> dict[str, Any]:
    """Both parts in one; no name is in both."""
    return {**document.get("private", {}), **document.get("public", {})}


def parted(values: Values, private: Iterable[str]) -> Document:
    """The opposite of flat; PRIVATE are the names of the private part."""
    hidden = {*private}
    public = {name: value for name, value in values.items() if name not in hidden}
    return envelope(public, {n: v for n, v in values.items() if n in hidden})
