"""The server for as long as a command needs it."""

import fcntl
import signal
import subprocess
from pathlib import Path
from typing import IO

from wsis_portal.database.server import Server

STOPPED = 130  # how shells tell that Ctrl-C ended a command


def run_during(server: Server, command: list[str]) -> int:
    """The exit code of COMMAND, run while the server is up; the last one stops it.

    Who uses the server holds a shared lock, and so does what it started: the system
    drops a lock with its last holder however that one ended, so no count goes wrong.
    """
    server.folder.mkdir(parents=True, exist_ok=True)
    with (server.folder / "database.users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            server.start()
            return attend(command, users.fileno())
        except KeyboardInterrupt:
            return STOPPED
        finally:
            if is_last(users) and not kept(server.folder).exists():
                server.stop()


def attend(command: list[str], lock: int) -> int:
    """Ctrl-C reaches COMMAND by itself; all that is left to do is to wait for it."""
    children: list[subprocess.Popen[bytes]] = []

    def end(*_: object) -> None:
        for child in children:
            child.terminate()

    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, end)  # gunicorn takes a hang-up for "reload"
    child = subprocess.Popen(command, pass_fds=[lock])  # noqa: S603
    children.append(child)
    code = child.wait()
    return code if code >= 0 else 128 - code


def is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def kept(folder: Path) -> Path:
    return folder / "database.kept"


def keep(folder: Path) -> None:
    """Somebody started the server by hand: only they stop it."""
    kept(folder).touch()


def stop_keeping(folder: Path) -> None:
    kept(folder).unlink(missing_ok=True)
