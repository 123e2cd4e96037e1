"""Two organisations that are one: what one of them has goes over to the other."""

from stocktaking.uniting.outlook import COUNTED, outlook
from stocktaking.uniting.run import merge_organisations

__all__ = ["COUNTED", "merge_organisations", "outlook"]
