"""A commitment in the words of schema.org.

It is a PlanAction, which has what the Golden Book asks: who plans what, from when to
when, for how much, and how it stands.
"""

from collections.abc import Mapping
from typing import Any

from stocktaking.linked_data import Node, owner, partners, places

PROGRESS: Mapping[str, str] = {
    "announced": "PotentialActionStatus",
    "in-progress": "ActiveActionStatus",
    "completed": "CompletedActionStatus",
    "abandoned": "FailedActionStatus",
}
"""Of a commitment, where schema.org has a word for it."""


def action(row: Any) -> Node:
    stands = PROGRESS.get(row.found_as["fulfilment"])
    return {
        "@type": "PlanAction",
        "agent": owner(row),
        "participant": [
            *partners(row, funding=True),
            *partners(row, funding=False),
        ],
        "startTime": row.starts_on,
        "endTime": row.ends_on,
        "location": places(row),
        "actionStatus": stands and f"https://schema.org/{stands}",
        "object": money(row.amount, row.currency),
    }


def money(amount: Any, currency: str) -> Node | None:
    """The amount as text: no digit of it is lost."""
    if amount is None:
        return None
    return {"@type": "MonetaryAmount", "value": str(amount), "currency": currency}
