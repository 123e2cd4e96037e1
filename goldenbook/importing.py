"""Rows of an imported file that are commitments."""

from goldenbook.choices import Fulfilment
from stocktaking.importing.mapping import common
from stocktaking.importing.rows import Row
from stocktaking.registers import Public

COLLECTIONS = frozenset({"golden-book"})


def commitment(row: Row) -> Public:
    """What became of it no file says, so that is unknown. Only a project has a stage:
    the judge refuses one.
    """
    return {
        **common(row),
        **({"stage": row.stage} if row.stage else {}),
        "amount": row.amount,
        "currency": row.currency,
        "fulfilment": Fulfilment.UNKNOWN.value,
    }
