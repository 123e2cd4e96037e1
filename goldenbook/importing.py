"""Rows of a file that are commitments."""

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


def announced(row: Row) -> Public:
    """As its stakeholder sends it. Where the row does not say what became of it, a new
    one is announced, and a known one stays as far as it is.
    """
    said = row.more
    return {
        **common(row),
        "timescale": said["timescale"],
        "amount": said["amount"] or None,
        "anticipated_expenditure": said["anticipated_expenditure"] or None,
        "currency": row.currency,
        **({"fulfilment": said["fulfilment"]} if said["fulfilment"] else {}),
    }
