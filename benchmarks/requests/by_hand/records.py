"""One record: its document, and its page with the history."""

# ruff: noqa: S608 - statements are made of what stands here, never of what is typed

from benchmarks.requests.by_hand.lists import DOCUMENT, JOINED
from benchmarks.requests.hand import Hand
from benchmarks.requests.questions import Question

ONE = f"SELECT {DOCUMENT} FROM {JOINED} WHERE p.reference = %s"
HISTORY = """
SELECT number, created_at FROM stocktaking_revision
WHERE reference = %s ORDER BY number DESC
"""


def document(hand: Hand, question: Question) -> str:
    ((found,),) = hand.rows(ONE, [question.reference])
    return str(found)


def with_history(hand: Hand, question: Question) -> str:
    """What the page shows, as data: it draws, this does not."""
    hand.rows(HISTORY, [question.reference])
    return document(hand, question)
