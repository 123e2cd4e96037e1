"""One portal per folder: its place is taken by a lock, never by a number alone."""

import fcntl
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / ".local"


class Taken(Exception):
    """A portal of this folder runs already."""


def take_place(folder: Path) -> int:
    """Keep others out for as long as this process, or what it becomes, lives.

    The descriptor survives exec; the system drops the lock with its last holder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = os.open(folder / "portal.pid", os.O_RDWR | os.O_CREAT, 0o644)
    if not locked(place, patience=2):  # workers of a killed server end by themselves
        raise Taken
    os.ftruncate(place, 0)
    os.write(place, str(os.getpid()).encode())
    os.set_inheritable(place, True)
    return place


def stop(folder: Path) -> bool:
    """End the portal that runs in FOLDER; False if none does."""
    try:
        place = os.open(folder / "portal.pid", os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        if locked(place):
            return False
        with suppress(ProcessLookupError):
            os.kill(int(os.read(place, 20)), signal.SIGTERM)
        if not locked(place, patience=40):  # gunicorn gives requests 30 seconds
            raise TimeoutError(f"The portal in {folder} does not stop.")
        return True
    finally:
        os.close(place)


def locked(place: int, patience: float = 0) -> bool:
    """Whether the lock is ours now, after so many seconds at most."""
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.1)
        else:
            return True


if __name__ == "__main__":
    if stop(FOLDER):
        sys.stdout.write("The portal has stopped.\n")
