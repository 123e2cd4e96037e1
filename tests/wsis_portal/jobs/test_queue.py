"""What is queued belongs to the transaction that queued it."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from tests.wsis_portal.jobs.examples import done, fail, note
from wsis_portal.jobs.queue import enqueue

pytestmark = pytest.mark.django_db


def test_without_a_worker_a_job_is_done_after_the_commit(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks() as callbacks:
        enqueue(note, "a")
    before = [*done]

    for callback in callbacks:
        callback()

    assert (before, done) == ([], ["a"])
    assert DBTaskResult.objects.count() == 0


def test_without_a_worker_a_job_that_fails_is_told_and_harms_nobody(
    django_capture_on_commit_callbacks, caplog
):
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(fail)

    assert done == ["failed"]
    assert "ConnectionRefusedError: no server" in caplog.text


def test_with_a_worker_a_job_is_a_row_of_the_transaction(queued):
    enqueue(note, "a")

    (row,) = DBTaskResult.objects.all()
    assert row.args_kwargs == {"args": ["a"], "kwargs": {}}
    assert (row.task, row.status, done) == (note, "READY", [])


@transaction.atomic
def queue_and_fail():
    enqueue(note, "a")
    raise ZeroDivisionError


def test_with_a_worker_nothing_is_queued_by_what_was_rolled_back(queued):
    with pytest.raises(ZeroDivisionError):
        queue_and_fail()

    assert DBTaskResult.objects.count() == 0
