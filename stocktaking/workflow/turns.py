"""Taking turns: whoever changes submissions or records does so alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, transaction
from psycopg2.errors import LockNotAvailable
from psycopg2.extensions import TransactionRollbackError

from stocktaking.events import PATIENCE, one_at_a_time
from stocktaking.workflow.given import StepRefused
from wsis_portal.remembering import remembering

GIVEN_UP = (TransactionRollbackError, LockNotAvailable)


@contextmanager
def in_turn() -> Iterator[None]:
    """A transaction that holds the chain of events before it locks anything else.

    Codes of a document are looked up once in it, however often it is judged.
    Raises StepRefused when the database gives it up for somebody else's sake, and when
    somebody else, such as a rehearsal, keeps a row for too long: all others wait.
    """
    try:
        with transaction.atomic(), remembering():
            one_at_a_time(PATIENCE)
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, GIVEN_UP):
            raise StepRefused("moved-meanwhile") from error
        raise
