import os
import time

import pytest

from wsis_portal.jobs import heartbeat


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    path = tmp_path / "worker"
    monkeypatch.setattr(heartbeat, "FILE", path)
    return path


def test_worker_that_never_ran_does_not_live():
    assert not heartbeat.lives()


def test_worker_that_said_so_lives():
    heartbeat.beat()

    assert heartbeat.lives()


def test_worker_that_has_not_said_so_for_long_does_not_live(file):
    heartbeat.beat()
    long_ago = time.time() - heartbeat.LONGEST - 1
    os.utime(file, (long_ago, long_ago))

    assert not heartbeat.lives()


def test_place_that_cannot_be_written_does_not_end_the_worker(tmp_path, monkeypatch):
    monkeypatch.setattr(heartbeat, "FILE", tmp_path / "nothing" / "worker")

    heartbeat.beat()

    assert not heartbeat.lives()
