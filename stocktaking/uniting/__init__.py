"""Two organisations that are one: what one of them has goes over to the other."""

from stocktaking.uniting.later import begin_merger
from stocktaking.uniting.outlook import COUNTED, outlook
from stocktaking.uniting.run import merge_organisations

__all__ = ["COUNTED", "begin_merger", "merge_organisations", "outlook"]
