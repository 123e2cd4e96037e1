"""What is done again and again, and by whom."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from tests.wsis_portal.jobs.examples import done, fail, note
from wsis_portal.jobs import schedule
from wsis_portal.jobs.cleaning import clean
from wsis_portal.jobs.schedule import Planned
from wsis_portal.models import ScheduledJob

pytestmark = pytest.mark.django_db

NOON, HOUR, DAY = "2026-05-01T12:00:00Z", timedelta(hours=1), timedelta(days=1)


@task
def hourly():
    note.call("hourly")


@task
def daily():
    note.call("daily")


@pytest.fixture
def planned(monkeypatch):
    monkeypatch.setattr(schedule, "_planned", {})
    schedule.add(Planned("failing", fail, HOUR))
    schedule.add(Planned("hourly", hourly, HOUR))
    schedule.add(Planned("daily", daily, DAY))


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def tick(planned, clock, django_capture_on_commit_callbacks):
    def once():
        with django_capture_on_commit_callbacks(execute=True):
            return schedule.tick()

    return once


def test_each_job_is_done_when_its_time_has_come(tick, clock):
    first = tick()
    again = tick()
    clock.shift(HOUR - timedelta(seconds=1))
    early = tick()
    clock.shift(timedelta(seconds=1))
    later = tick()
    clock.shift(DAY)

    assert (first, again, early) == (["failing", "hourly", "daily"], [], [])
    assert (later, tick()) == (["failing", "hourly"], ["failing", "hourly", "daily"])


def test_job_that_fails_stops_no_other(tick, caplog):
    tick()

    assert done == ["failed", "hourly", "daily"]
    assert "ConnectionRefusedError: no server" in caplog.text


def test_row_says_when_a_job_was_queued_and_is_next(tick):
    tick()

    row = ScheduledJob.objects.get(name="daily")
    now = timezone.now()
    assert (row.last_run, row.next_run, str(row)) == (now, now + DAY, "daily")


def test_portal_that_slept_for_a_week_does_each_job_once(tick, clock):
    tick()
    done.clear()
    clock.shift(7 * DAY)

    tick()

    assert done == ["failed", "hourly", "daily"]


def test_with_a_worker_the_job_is_a_row_of_the_queue(queued, planned, clock):
    schedule.tick()

    jobs = DBTaskResult.objects.all()
    assert {job.task for job in jobs} == {fail, hourly, daily}
    assert (done, {job.status for job in jobs}) == ([], {"READY"})


def test_command_names_what_it_queued(planned, clock, capsys):
    call_command("tick")
    call_command("tick")

    assert capsys.readouterr().out.split() == ["failing", "hourly", "daily"]


def test_portal_has_its_jobs():
    assert {one.name for one in schedule.every()} == {
        *("cleaning", "reminders", "old drafts", "old files"),
        *("old decisions about many", "old invitations"),
        *("saved searches", "settled reports of errors"),
    }
    assert {one.every for one in schedule.every()} == {DAY}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_tick_at_once_one_queues_each_job(queued, planned):
    barrier = Barrier(2)

    def look(_n):
        barrier.wait(timeout=10)
        try:
            return schedule.tick()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(look, range(2))

    assert sorted(first + second) == ["daily", "failing", "hourly"]
    assert DBTaskResult.objects.count() == 3


def test_cleaning_forgets_what_was_done_and_sessions_that_ended(queued, clock):
    ended = timezone.now() - timedelta(days=1)
    Session.objects.create(session_key="ended", session_data="", expire_date=ended)
    note.enqueue("a")
    DBTaskResult.objects.update(
        status="SUCCESSFUL", finished_at=timezone.now() - timedelta(days=15)
    )

    clean.call()

    assert (DBTaskResult.objects.count(), Session.objects.count()) == (0, 0)
