import os
import time
from contextlib import contextmanager

import pytest

from wsis_portal.jobs import beside

NAME = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); "
ENDLESS, SHORT = f"{NAME} time.sleep(60)", f"{NAME} sys.exit(1)"


@contextmanager
def running(code, path):
    one = beside.Beside("-c", code, str(path))
    one.start()
    try:
        yield one
    finally:
        one.stop()


def started(path, number=1):
    """The processes that said so, as soon as there are so many."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = path.read_text().split() if path.exists() else []
        if len(found) >= number:
            return found
        time.sleep(0.05)
    pytest.fail("It was not started.")


def is_there(process):
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    return True


def test_it_ends_with_the_server(tmp_path):
    path = tmp_path / "started"
    with running(ENDLESS, path):
        (process,) = started(path)
        assert is_there(process)

    assert not is_there(process)


def test_one_that_ends_is_started_again(tmp_path, monkeypatch):
    monkeypatch.setattr(beside, "PAUSE", 0.01)
    path = tmp_path / "started"
    with running(SHORT, path):
        assert len(started(path, 3)) >= 3


def test_a_worker_knows_when_its_server_is_gone(monkeypatch):
    monkeypatch.delenv(beside.PARENT, raising=False)
    by_itself = beside.is_alone()
    monkeypatch.setenv(beside.PARENT, str(os.getppid()))
    with_it = beside.is_alone()
    monkeypatch.setenv(beside.PARENT, str(os.getpid()))

    assert [by_itself, with_it, beside.is_alone()] == [False, False, True]


def test_only_make_run_wants_one(monkeypatch):
    monkeypatch.delenv(beside.WANTED, raising=False)
    assert not beside.is_wanted()
    monkeypatch.setenv(beside.WANTED, "true")
    assert beside.is_wanted()
