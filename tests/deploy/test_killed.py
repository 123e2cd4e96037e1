"""A server that is killed in the middle of a step: nothing lost, nothing doubled."""

import os
import re
import signal
import socket
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg2
import pytest
from django.conf.global_settings import PASSWORD_HASHERS

from actionlines.loading.run import load
from stocktaking.choices import Action, State
from stocktaking.models import Submission
from tests.browser.test_journey import person, sign_in
from tests.deploy.asking import free_port
from tests.factories import SubmissionFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAITING = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""
FRESH = "SELECT pg_stat_clear_snapshot()"
TITLE, TRUST = "Village radio at dawn", "Radio Trust"


@pytest.fixture
def item(settings):
    """Of somebody whose password the server, which has its own settings, can check."""
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS
    load()
    return SubmissionFactory(submitter=person(UserFactory, email="awa@example.org"))


@pytest.fixture
def serve(gunicorn):
    """Starts a server where the one before it was."""
    return lambda port: gunicorn(HTTPS="false", PORT=str(port))


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@contextmanager
def held(item, environment):
    """Nobody can write the draft, so a step stays in the middle of its way."""
    with closing(psycopg2.connect(environment["DATABASE_URL"])) as other:
        cursor = other.cursor()
        cursor.execute(
            "SELECT FROM stocktaking_submission WHERE id = %s FOR UPDATE", [item.pk]
        )
        yield cursor


def wait_for_a_step(cursor):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        cursor.execute(FRESH)  # else it tells what it told first, until commit
        cursor.execute(WAITING)
        if cursor.fetchone() != (0,):
            return
        time.sleep(0.05)
    pytest.fail("Nobody came to the draft.")


def kill(server, port):
    """With its workers, who cannot say a last word; gone when nobody listens."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
    for pid in [server.pid, *map(int, children.split())]:
        os.kill(pid, signal.SIGKILL)
    with suppress(OSError):
        for _try in range(200):
            socket.create_connection(("127.0.0.1", port), 1).close()
            time.sleep(0.05)


def open_page(page, port, item, path):
    page.goto(f"http://localhost:{port}/")
    sign_in(page, item.submitter)
    page.goto(f"http://localhost:{port}/my/submissions/{item.pk}/{path}")


def test_words_survive_a_server_that_is_killed_while_it_saves(
    serve, environment, item, page
):
    port = free_port()
    with serve(port) as (server, _port):
        open_page(page, port, item, "edit/what/")
        with held(item, environment) as cursor:
            page.locator("#id_texts-0-title").fill(TITLE)
            wait_for_a_step(cursor)
            kill(server, port)
            page.get_by_text("Your words are kept in this browser").wait_for()
        page.locator("#id_organisation").fill(TRUST)

    with serve(port) as (server, _port):
        page.get_by_text(re.compile(r"Saved at \d")).wait_for()
        kill(server, port)

    stored = Submission.objects.get()
    assert (stored.title, stored.public["organisation"]["name"]) == (TITLE, TRUST)


def test_submission_is_handed_in_once_though_the_server_was_killed(
    serve, environment, item, page
):
    port = free_port()
    with serve(port) as (server, _port):
        open_page(page, port, item, "review/")
        page.get_by_label("I accept the terms of use").check()
        with held(item, environment) as cursor:
            press = page.get_by_role("button", name="Hand in", exact=True)
            press.click(no_wait_after=True)
            wait_for_a_step(cursor)
            kill(server, port)
    assert Submission.objects.get().state == State.DRAFT

    with serve(port) as (server, _port):
        page.goto(f"http://localhost:{port}/my/submissions/{item.pk}/review/")
        page.get_by_label("I accept the terms of use").check()
        page.get_by_role("button", name="Hand in", exact=True).click()
        page.get_by_text("Handed in. The secretariat acts next.").wait_for()
        kill(server, port)

    steps = Submission.objects.get().events.values_list("action", flat=True)
    assert list(steps) == [Action.SUBMIT]
