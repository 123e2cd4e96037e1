"""A process that runs what is in the queue, one job after the other."""

import time
from typing import Any

from django.utils.crypto import get_random_string
from django_tasks.signals import task_started
from django_tasks_db.management.commands.db_worker import Worker

from wsis_portal.jobs import schedule
from wsis_portal.jobs.again import give_back, try_failed_ones_again
from wsis_portal.jobs.beside import is_alone
from wsis_portal.jobs.heartbeat import beat
from wsis_portal.jobs.holding import hold_what_is_taken

PAUSE = 1  # seconds between two looks into an empty queue
MINUTE = 60  # seconds between two looks at the clock


def work() -> None:
    """SIGTERM ends it after the job at hand; an error of the database at once."""
    worker = make_worker()
    worker.configure_signals()
    hold_what_is_taken()
    try_failed_ones_again()
    task_started.connect(beat_for, dispatch_uid="heartbeat")
    looked = float(-MINUTE)
    while worker.running and not is_alone():
        beat()
        give_back()
        if time.monotonic() - looked >= MINUTE:
            schedule.tick()
            looked = time.monotonic()
        worker.run()  # until the queue is empty
        if worker.running:
            time.sleep(PAUSE)


def make_worker() -> Worker:
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )


def beat_for(**_job: Any) -> None:
    beat()
