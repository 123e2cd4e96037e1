from stocktaking.merging.parts import flat, parted
from stocktaking.merging.plain import NOTHING, fingerprint
from stocktaking.merging.prints import (
    Items,
    Prints,
    Values,
    fingerprints,
    prints,
    prints_next,
    without_rows,
)
from stocktaking.merging.rows import same_row
from stocktaking.merging.versions import Merged, merge

__all__ = [
    "NOTHING",
    "Items",
    "Merged",
    "Prints",
    "Values",
    "fingerprint",
    "fingerprints",
    "flat",
    "merge",
    "parted",
    "prints",
    "prints_next",
    "same_row",
    "without_rows",
]
