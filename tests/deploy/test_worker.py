"""`manage.py worker` as a process of its own: it sends, it ends, it is killed."""

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from stocktaking import notifications, workflow
from stocktaking.choices import Action, State
from tests.deploy.asking import free_port
from tests.deploy.conftest import ROOT
from tests.factories import SubmissionFactory, UserFactory, document, text

pytestmark = pytest.mark.django_db(transaction=True)  # the worker reads what is there
FILES = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
SMTP = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}


@pytest.fixture
def folder(environment, settings):
    """Where mails are, as files; a step queues one."""
    settings.TASKS = {"default": {"BACKEND": settings.QUEUED}}
    folder = Path(environment["TEST_FOLDER"]) / "mail"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    return folder


@pytest.fixture
def deaf():
    """A mail server that takes a call and says nothing."""
    with socket.create_server(("127.0.0.1", free_port())) as server:
        server.settimeout(60)
        yield server


@contextmanager
def sending(worker, server):
    """A worker in the middle of a mail that SERVER does not answer, and the line."""
    with worker(**SMTP, EMAIL_PORT=str(server.getsockname()[1])) as process:
        line, _address = server.accept()
        with line:
            yield process, line


def publish(email):
    item = SubmissionFactory(
        state=State.IN_REVIEW,
        submitter=UserFactory(email=email),
        document=document(texts=[text("Village radio")]),
    )
    workflow.take_step(item, Action.PUBLISH, actor=item.reviewer)


def eventually(look):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.1)
    return pytest.fail("It never came to that.")


def jobs():
    """The mails: what the schedule queues is of no interest here."""
    return DBTaskResult.objects.filter(task_path=notifications.send.module_path)


def job():
    return jobs().get()


def is_done():
    return jobs().filter(status="SUCCESSFUL").exists()


def mails(folder):
    return [message_from_bytes(path.read_bytes()) for path in folder.iterdir()]


@pytest.fixture
def health(environment, tmp_path):
    """What Docker asks in the container of the worker."""
    own = environment | {"TMPDIR": str(tmp_path)}
    words = [sys.executable, "-m", "wsis_portal.jobs.heartbeat"]
    return lambda: subprocess.run(words, cwd=ROOT, env=own, check=False).returncode


def test_worker_sends_what_was_queued_before_it_came_and_after(folder, worker, health):
    publish("before@example.org")
    well = [health()]
    with worker(**FILES) as process:
        eventually(is_done)
        well.append(health())
        publish("after@example.org")
        eventually(lambda: len(mails(folder)) == 2)
        process.terminate()

        assert process.wait(20) == 0

    assert well == [1, 0]
    told = {mail["To"] for mail in mails(folder)}
    assert told == {"before@example.org", "after@example.org"}
    assert all("Village radio" in mail["Subject"] for mail in mails(folder))


def test_mail_whose_worker_is_killed_is_sent_by_the_next(folder, worker, deaf):
    publish("a@example.org")
    with sending(worker, deaf) as (first, _line):
        first.kill()
        first.wait()
    left = job().status, len(job().worker_ids)

    with worker(**FILES) as second:
        eventually(is_done)
        second.terminate()
        second.wait(20)

    assert left == ("RUNNING", 1)
    assert (job().status, len(job().worker_ids)) == ("SUCCESSFUL", 2)
    assert [mail["To"] for mail in mails(folder)] == ["a@example.org"]


def test_mail_that_a_slow_worker_is_sending_is_not_sent_by_another(
    folder, worker, deaf
):
    publish("slow@example.org")
    with sending(worker, deaf), worker(**FILES):
        publish("quick@example.org")
        eventually(is_done)
        time.sleep(2)  # two more looks into the queue

        states = sorted(jobs().values_list("status", flat=True))

    assert states == ["RUNNING", "SUCCESSFUL"]
    assert [mail["To"] for mail in mails(folder)] == ["quick@example.org"]


def test_worker_that_is_told_to_stop_finishes_the_mail_at_hand(folder, worker, deaf):
    publish("a@example.org")
    with sending(worker, deaf) as (process, line):
        process.terminate()
        time.sleep(1)
        stays = process.poll() is None
        line.close()

        assert process.wait(20) == 0

    assert stays
    assert job().status == "READY"  # the server hung up, so it is tried again later
    assert "SMTPServerDisconnected" in job().traceback


def test_worker_that_nobody_queues_for_says_so():
    with pytest.raises(CommandError, match="Set WORKER=true"):
        call_command("worker")
