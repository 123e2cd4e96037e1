"""Steps that are tried and undone: they leave the chain alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

_rehearsing = ContextVar("rehearsing", default=False)


def is_rehearsal() -> bool:
    return _rehearsing.get()


@contextmanager
def rehearsal() -> Iterator[None]:
    """All that is done within is undone at the end.

    It may take minutes, so its steps neither lock the chain nor write events, and what
    all publications count alike is not counted. Nobody waits for it but who publishes
    a record that it changes too, and that one gives up after a moment: see in_turn().
    """
    token = _rehearsing.set(True)
    try:
        with transaction.atomic():
            count_no_words()
            yield
            transaction.set_rollback(True)
    finally:
        _rehearsing.reset(token)


def count_no_words() -> None:
    """The triggers that count the words of texts ask for this, until it is undone."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL stocktaking.rehearsal = 'on'")
