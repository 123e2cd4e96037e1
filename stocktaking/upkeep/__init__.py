"""Keeping records true: how they stand, who is reminded, what a click confirms."""

from stocktaking.upkeep.links import (
    Asked,
    LinkRefused,
    asked_by,
    no_more_token_of,
    token_of,
    unsubscribed_by,
)
from stocktaking.upkeep.standings import row_of, with_rows

__all__ = [
    "Asked",
    "LinkRefused",
    "asked_by",
    "no_more_token_of",
    "row_of",
    "token_of",
    "unsubscribed_by",
    "with_rows",
]
