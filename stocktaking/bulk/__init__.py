"""Many records at once: a file of a stakeholder is read, judged, corrected, handed in.

Rows become submissions, one by one, by the steps of the one workflow.
"""

from stocktaking.bulk.clearing import clear_old

__all__ = ["clear_old"]
