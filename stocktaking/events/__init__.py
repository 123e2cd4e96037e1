"""The record of steps: append-only, chained by hash, with notes that may be erased."""

from stocktaking.events.recording import (
    PATIENCE,
    digest_of,
    hash_of,
    one_at_a_time,
    record,
)
from stocktaking.events.rehearsing import is_rehearsal, rehearsal
from stocktaking.events.verifying import (
    Fault,
    Mark,
    last_mark,
    verify_events,
    verify_since,
    verify_submissions,
)

__all__ = [
    "PATIENCE",
    "Fault",
    "Mark",
    "digest_of",
    "hash_of",
    "is_rehearsal",
    "last_mark",
    "one_at_a_time",
    "record",
    "rehearsal",
    "verify_events",
    "verify_since",
    "verify_submissions",
]
