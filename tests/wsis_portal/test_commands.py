"""`manage.py run` as people start it: a process of its own, a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg2
import pytest

from wsis_portal import env, serving
from wsis_portal.database import local_url

ROOT = Path(__file__).resolve().parents[2]
SERVER = env.text("DATABASE_URL", "") or local_url(ROOT / ".local")


def url_of(database):
    return urlsplit(SERVER)._replace(path=f"/{database}").geturl()


def administrate(words):
    connection = psycopg2.connect(url_of("postgres"))
    connection.autocommit = True
    connection.cursor().execute(words)
    connection.close()


@pytest.fixture(scope="module")
def database():
    """Empty; its name is that of the process, since tests run side by side."""
    name = f"wsis_run_{os.getpid()}"
    administrate(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    administrate(f"CREATE DATABASE {name}")
    yield url_of(name)
    administrate(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def settings_of_run(tmp_path, port):
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "tests.run_settings",
        "DATABASE_URL": url_of("wsis_nowhere"),
        "SECRET_KEY": "tests",
        "HTTPS": "false",
        "DEMO": "false",
        "PORT": str(port),
        "TEST_FOLDER": str(tmp_path / ".local"),
    }


def start(environment, *words):
    return subprocess.Popen(
        [sys.executable, "manage.py", *(words or ["run"])],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def said(environment, *words):
    with start(environment, *words) as process:
        return process.communicate()[0], process.returncode


@contextmanager
def running(environment):
    """What it says until it serves, while it does."""
    with start(environment) as process:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Ctrl-C"):
                break
        try:
            yield process, "".join(lines)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def answer(port, path="/healthz"):
    deadline = time.monotonic() + 30
    while True:
        try:
            return urlopen(f"http://127.0.0.1:{port}{path}", timeout=30).status
        except URLError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_run_serves_until_ctrl_c_and_a_second_run_is_told(
    database, settings_of_run, port
):
    settings_of_run["DATABASE_URL"] = database

    with running(settings_of_run) as (process, words):
        status = answer(port)
        second = said(settings_of_run)
        os.killpg(process.pid, signal.SIGINT)
        process.wait(30)

    assert status == 200
    assert f"The portal answers at http://127.0.0.1:{port}/\n" in words
    assert "Demo accounts" not in words
    assert second[0].endswith("The portal runs already: `make stop` ends it.\n")
    assert (process.returncode, second[1]) == (0, 1)


def test_stop_ends_the_portal_and_a_killed_one_leaves_no_trace(
    database, settings_of_run, port
):
    settings_of_run["DATABASE_URL"] = database
    folder = Path(settings_of_run["TEST_FOLDER"])

    with running(settings_of_run) as (killed, _words):
        answer(port)
        os.kill(killed.pid, signal.SIGKILL)
    with running(settings_of_run) as (process, _words):
        answer(port)
        stopped = serving.stop(folder)
        process.wait(30)

    assert (stopped, serving.stop(folder)) == (True, False)


def test_port_that_is_taken_is_told(settings_of_run, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()

        words, code = said(settings_of_run)

    assert f"Port {port} cannot be used" in words
    assert words.endswith("or choose another one: make run PORT=8001\n")
    assert code == 1


def test_database_that_is_not_there_is_told(settings_of_run):
    words, code = said(settings_of_run)

    assert "The database does not answer: " in words
    assert "Traceback" not in words
    assert code == 1


def test_missing_secret_stops_every_start_with_its_name(settings_of_run):
    del settings_of_run["SECRET_KEY"]
    sentence = "The portal does not start: Set SECRET_KEY or SECRET_KEY_FILE.\n"

    by_command = said(settings_of_run)
    server = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "python:wsis_portal.gunicorn_conf"],
        cwd=ROOT,
        env=settings_of_run,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert by_command == (sentence, 1)
    assert sentence in server.stderr
    assert server.returncode != 0


def test_stop_harms_no_stranger_who_has_the_number_now(tmp_path):
    with subprocess.Popen(["sleep", "60"]) as stranger:
        (tmp_path / "portal.pid").write_text(str(stranger.pid))

        stopped = serving.stop(tmp_path)

        assert (stopped, stranger.poll()) == (False, None)
        stranger.kill()
