"""What becomes of jobs that fail, and of those whose worker died."""

from datetime import timedelta
from time import sleep

import psycopg2
import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks.signals import task_started
from django_tasks_db.models import DBTaskResult

from tests.wsis_portal.jobs.examples import done, fail, note
from wsis_portal.jobs.again import ATTEMPTS, PAUSES, give_back
from wsis_portal.jobs.holding import KIND
from wsis_portal.jobs.queue import enqueue

HELD = """
SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
WHERE classid = %s AND datname = current_database()
"""
pytestmark = pytest.mark.django_db(transaction=True)  # a worker commits


def only():
    return DBTaskResult.objects.get()


def taken_by(*workers):
    """A job that the last of WORKERS has not finished."""
    enqueue(note, "a")
    DBTaskResult.objects.update(
        status="RUNNING", started_at=timezone.now(), worker_ids=[*workers]
    )
    return only()


def test_job_is_done_once(one_run):
    enqueue(note, "a")

    one_run()
    one_run()

    assert (done, only().status, len(only().worker_ids)) == (["a"], "SUCCESSFUL", 1)


def test_job_that_fails_is_tried_again_after_pauses_and_then_kept(one_run, caplog):
    enqueue(fail)

    with time_machine.travel(timezone.now(), tick=False) as clock:
        one_run()
        for pause in PAUSES:
            clock.shift(pause - timedelta(seconds=1))
            one_run()
            early = len(done)
            clock.shift(timedelta(seconds=1))
            one_run()
            assert len(done) == early + 1
        clock.shift(timedelta(days=30))
        one_run()

    row = only()
    assert (len(done), row.status) == (1 + len(PAUSES), "FAILED")
    assert "ConnectionRefusedError: no server" in row.traceback
    assert caplog.text.count("state=FAILED") == len(done)


def test_job_that_succeeds_at_last_has_no_error_beside_it(one_run):
    enqueue(fail)
    one_run()
    values = {"args": ["late"], "kwargs": {}}
    DBTaskResult.objects.update(task_path=note.module_path, args_kwargs=values)

    with time_machine.travel(timezone.now() + PAUSES[0]):
        one_run()

    row = only()
    assert (done, row.status, row.traceback) == (["failed", "late"], "SUCCESSFUL", "")


def test_job_whose_worker_died_is_done_by_the_next(one_run, caplog):
    job = taken_by("dead")

    one_run()

    assert (done, only().status) == (["a"], "SUCCESSFUL")
    assert only().worker_ids[0] == "dead"
    assert f"Job {job.pk} was left by its worker: once more." in caplog.text


def test_job_that_kills_its_workers_is_done_again_after_growing_pauses(one_run):
    waited = []
    for lost in range(1, ATTEMPTS):
        DBTaskResult.objects.all().delete()
        taken_by(*["dead"] * lost)
        with time_machine.travel(timezone.now(), tick=False) as clock:
            give_back()
            waited.append(only().run_after - timezone.now())
            if waited[-1]:
                clock.shift(waited[-1] - timedelta(seconds=1))
                one_run()
                assert (done, only().status) == ([], "READY")

    assert waited == [timedelta(), *PAUSES[:3]]


def test_job_that_its_workers_do_not_survive_is_given_up(one_run, caplog):
    job = taken_by(*["dead"] * ATTEMPTS)

    one_run()

    row = only()
    assert (done, row.status) == ([], "FAILED")
    assert row.exception_class_path == "wsis_portal.jobs.again.WorkerDied"
    assert row.task_result.errors[0].exception_class.__name__ == "WorkerDied"
    assert f"Job {job.pk} was left by its workers: given up." in caplog.text


@pytest.fixture
def another():
    """A connection to the same database, as another worker has one."""
    parameters = connection.get_connection_params()
    names = ("dbname", "user", "host", "port", "password")
    line = psycopg2.connect(**{n: parameters[n] for n in names if n in parameters})
    yield line.cursor()
    line.close()


def wait_until_free():
    """A session ends a moment after its connection."""
    with connection.cursor() as cursor:
        for _ in range(200):
            cursor.execute(HELD, [KIND])
            if cursor.fetchone() == (0,):
                return
            sleep(0.05)
    pytest.fail("The lock is still held.")


def test_job_that_another_worker_holds_is_left_to_it(one_run, another):
    job = taken_by("slow")
    lock = "SELECT pg_advisory_lock(%s, hashtext(%s))"
    another.execute(lock, [KIND, str(job.pk)])

    one_run()
    meanwhile = [*done], only().status
    another.connection.close()
    wait_until_free()
    one_run()

    assert meanwhile == ([], "RUNNING")
    assert (done, only().status) == (["a"], "SUCCESSFUL")


@pytest.fixture
def held(another):
    """How many jobs are held whenever one has started, and now."""
    seen = []

    def look(**_signal):
        another.execute(HELD, [KIND])
        seen.append(another.fetchone()[0])
        return seen

    task_started.connect(look)
    yield look
    task_started.disconnect(look)


def test_worker_holds_what_it_takes_and_lets_go_of_what_is_done(one_run, held):
    enqueue(note, "a")
    enqueue(fail)

    one_run()

    assert (done, held()) == (["a", "failed"], [1, 1, 0])


def test_given_up_jobs_are_tried_again_when_somebody_says_so(one_run, capsys):
    job = taken_by(*["dead"] * ATTEMPTS)
    one_run()

    call_command("retry_failed_jobs")
    one_run()

    assert capsys.readouterr().out == "Jobs to be tried again: 1\n"
    assert (done, only().status, only().pk) == (["a"], "SUCCESSFUL", job.pk)
