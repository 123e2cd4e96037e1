"""What was counted in an edition of a register is not counted again in it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self, TypeVar

from stocktaking import registers
from stocktaking.models import Edition
from stocktaking.search import bitmaps
from stocktaking.search.bitmaps import Counts
from stocktaking.search.facets import facets
from stocktaking.search.filters import Filters, Rows, narrowed
from wsis_portal.caching import once

T = TypeVar("T")
FORM = 1  # one more when the same question finds other records: new folding, new codes
KEPT = 24 * 60 * 60  # seconds; an edition is seldom the newest one for longer


@dataclass(frozen=True)
class Counting:
    """The memory of one edition. Begun before it counts, it never tells old numbers:
    what is published meanwhile is at worst counted too early.
    """

    register: str
    edition: str

    @classmethod
    def of(cls, rows: Rows) -> Self:
        """Of the register of ROWS as it is now. One query."""
        name = registers.of(rows.model).name
        return cls(name, f"{FORM}:{name}:{Edition.objects.current(name)}")

    def total(self, rows: Rows, filters: Filters) -> int:
        return self.once("total", filters, lambda: self.count(rows, filters))

    def count(self, rows: Rows, filters: Filters) -> int:
        if bitmaps.can_tell(filters):
            return bitmaps.total(self.register, filters)
        return narrowed(rows, filters).count()

    def facets(self, rows: Rows, filters: Filters, names: tuple[str, ...]) -> Counts:
        what = f"facets:{','.join(names)}"
        return self.once(what, filters, lambda: facets(rows, filters, names))

    def once(self, what: str, filters: Filters, count: Callable[[], T]) -> T:
        """What COUNT gives for FILTERS, counted in this edition or now."""
        asked = repr((what, sorted(filters.items()))).encode()
        digest = hashlib.sha256(asked, usedforsecurity=False).hexdigest()
        key = f"{self.edition}:{digest}"
        return once(key, count, KEPT)
