"""What becomes of a job that was not done: it is tried again, or given up."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from wsis_portal.jobs.holding import is_held

PAUSES = [timedelta(minutes=m) for m in (1, 10, 60, 360)]
"""Before the second attempt, the third ...: a mail server may be away for a night."""
ATTEMPTS = len(PAUSES) + 1  # however they end, by an error or with the worker

logger = logging.getLogger(__name__)


class WorkerDied(Exception):
    """In the place of the error that a job which was given up did not live to raise."""


def try_failed_ones_again() -> None:
    """From now on, in this process, a job that fails goes back into the queue."""
    task_finished.connect(postpone, dispatch_uid="again")


def postpone(task_result: TaskResult[Any], **_more: Any) -> None:
    """Unless it has failed too often; its error stays beside it until it succeeds."""
    is_failed = task_result.status == TaskResultStatus.FAILED
    if is_failed and task_result.attempts <= len(PAUSES):
        pause = PAUSES[task_result.attempts - 1]
        DBTaskResult.objects.filter(pk=task_result.id).update(
            status=TaskResultStatus.READY, run_after=timezone.now() + pause
        )


def give_back() -> None:
    """Put jobs of workers that are gone into the queue, or give them up."""
    with transaction.atomic():
        running = DBTaskResult.objects.running().select_for_update(skip_locked=True)
        for job in [job for job in running if not is_held(job)]:
            if len(job.worker_ids) < ATTEMPTS:
                logger.warning("Job %s was left by its worker: once more.", job.pk)
                change(job, status=TaskResultStatus.READY, **later(job))
            else:
                logger.error("Job %s was left by its workers: given up.", job.pk)
                change(job, **given_up())


def later(job: DBTaskResult[..., Any]) -> dict[str, Any]:
    """At once the first time: a worker that ends in an upgrade is no sign of trouble.
    What has killed two may kill the next, and waits as what failed does.
    """
    lost = len(job.worker_ids)
    pause = PAUSES[lost - 2] if lost > 1 else timedelta()
    return {"started_at": None, "run_after": timezone.now() + pause}


def given_up() -> dict[str, Any]:
    return {
        "status": TaskResultStatus.FAILED,
        "finished_at": timezone.now(),
        "exception_class_path": f"{__name__}.{WorkerDied.__name__}",
        "traceback": "Its worker was killed, or its connection to the database cut.",
    }


def retry_failed(chosen: Iterable[UUID] | None = None) -> int:
    """Put what was given up into the queue, as if it were new: all, or the CHOSEN."""
    failed = DBTaskResult.objects.failed()
    if chosen is not None:
        failed = failed.filter(pk__in=list(chosen))
    return failed.update(
        status=TaskResultStatus.READY, run_after=timezone.now(), worker_ids=[]
    )


def change(job: DBTaskResult[..., Any], **values: Any) -> None:
    DBTaskResult.objects.filter(pk=job.pk).update(**values)
