"""Into the queue. Who runs it, a worker or this process, is a setting."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task


def enqueue(job: Task[..., None], *values: Any) -> None:
    """Have JOB run with VALUES once the transaction is committed, and never before.

    A worker's queue is a table: the row is part of the transaction, so a crash loses
    nothing. Without a worker this process runs it; what goes wrong is logged.
    """
    if isinstance(job.get_backend(), ImmediateBackend):
        transaction.on_commit(lambda: job.enqueue(*values), robust=True)
    else:
        job.enqueue(*values)


def in_pieces(job: Task[..., None], some: Callable[..., bool], *values: Any) -> None:
    """Have SOME do a piece of the work until it says that nothing is left.

    With a worker each piece is a run of JOB, so that other jobs come in between.
    """
    while some(*values):
        if not isinstance(job.get_backend(), ImmediateBackend):
            enqueue(job, *values)
            return
