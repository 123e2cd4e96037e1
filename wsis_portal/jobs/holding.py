"""Which worker holds which job, as PostgreSQL itself knows: by locks that die with it.

A worker locks the id of a job for its session, in the transaction that takes the job.
However it ends, its connection ends with it, and the lock is free: no clock decides
whether a slow worker is a dead one. Needs a connection that is the worker's own, which
PgBouncer's transaction mode does not give.
"""

from typing import Any

from django.db import connection
from django.db.models.signals import post_save
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

KIND = 2005_1118  # the first of the two numbers of a lock; the other is the job's


def hold_what_is_taken() -> None:
    """From now on, in this process, a job that is taken is locked until done."""
    post_save.connect(follow, sender=DBTaskResult, dispatch_uid="holding")


def follow(instance: DBTaskResult[..., Any], **_more: Any) -> None:
    if instance.status == TaskResultStatus.RUNNING:
        ask("SELECT pg_advisory_lock(%s, hashtext(%s))", instance)
    elif instance.status in {TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED}:
        ask("SELECT pg_advisory_unlock(%s, hashtext(%s))", instance)


def is_held(job: DBTaskResult[..., Any]) -> bool:
    """Asked in a transaction: until its end nobody else can begin to hold JOB."""
    return not ask("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", job)


def ask(question: str, job: DBTaskResult[..., Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question, [KIND, str(job.pk)])
        return cursor.fetchone()[0]
