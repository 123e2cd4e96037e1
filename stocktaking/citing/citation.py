"""What a citation says, whatever its form."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.utils import timezone

from stocktaking import registers
from stocktaking.addresses import permanent_address
from wsis_portal.text import one_line

PUBLISHER = "WSIS Stocktaking"
KINDS = {"project": "Project record", "commitment": "Golden Book commitment"}
"""By register; in English, as the rest of a citation: its title alone is translated
nowhere.
"""


@dataclass(frozen=True)
class Citation:
    reference: str
    title: str
    language: str
    """Of the title, which is the original's."""
    author: str
    """The organisation; empty where none is recorded, for nobody is made up."""
    kind: str
    published_on: date
    version: int
    revised_on: date
    url: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """Of a record after for_pages(); no query."""
        original, organisation = row.original, row.organisation
        return cls(
            reference=row.reference,
            title=one_line(original.title),
            language=original.language,
            author=one_line(organisation.name) if organisation else "",
            kind=KINDS[registers.of(type(row)).name],
            published_on=timezone.localdate(row.published_at),
            version=row.revision.number,
            revised_on=timezone.localdate(row.updated_at),
            url=permanent_address(row),
        )
