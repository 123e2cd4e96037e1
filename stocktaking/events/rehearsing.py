"""Steps that are tried and undone: they leave the chain alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_rehearsing = ContextVar("rehearsing", default=False)


def is_rehearsal() -> bool:
    return _rehearsing.get()


@contextmanager
def rehearsal() -> Iterator[None]:
    """All that is done within is undone at the end.

    It may take minutes, so its steps neither lock the chain nor write events. Nobody
    waits for it but who publishes a record that it changes too.
    """
    token = _rehearsing.set(True)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        _rehearsing.reset(token)
