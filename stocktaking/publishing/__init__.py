"""The only writers of public rows: records, their organisations, what is taken down."""

from stocktaking.publishing.carrying_out import carry_out
from stocktaking.publishing.organisations import fill, rename, renew, take_names
from stocktaking.publishing.preview import preview
from stocktaking.publishing.records import refuse_emptied
from stocktaking.publishing.registering import PROJECTS, register
from stocktaking.publishing.rows import first_year

__all__ = [
    "PROJECTS",
    "carry_out",
    "fill",
    "first_year",
    "preview",
    "refuse_emptied",
    "register",
    "rename",
    "renew",
    "take_names",
]
