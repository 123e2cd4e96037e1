"""The sentence of the APA's manual, seventh edition, for an entry of a database.

In English whatever the language of the page: it is put into lists of references.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.formats import date_format

from stocktaking.citing.citation import PUBLISHER, Citation


@dataclass(frozen=True)
class Apa:
    """In three pieces, since the title stands in italics and in its own language."""

    before: str
    title: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.title}{self.after}"


def apa(citation: Citation) -> Apa:
    """Without an author the title comes first, as the manual asks."""
    with translation.override("en"):
        revised = date_format(citation.revised_on, "F j, Y")
    version = f"Version {citation.version}, {revised}"
    what = f" ({citation.reference}; {version}) [{citation.kind}]."
    year = f"({citation.published_on.year})."
    where = f" {PUBLISHER}. {citation.url}"
    if citation.author:
        before = f"{ended(citation.author)} {year} "
        return Apa(before, citation.title, f"{what}{where}")
    return Apa("", citation.title, f"{what} {year}{where}")


def ended(name: str) -> str:
    """NAME with the full stop that it may have already."""
    return name if name.endswith(".") else f"{name}."
