"""One PostgreSQL per folder: made, started, stopped, thrown away."""

import fcntl
import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from wsis_portal.database import HOME, NAME, PORT, SOCKETS, programs
from wsis_portal.database.accounts import Account, Finished, account_for
from wsis_portal.database.configuration import configuration
from wsis_portal.database.places import place, sockets_place
from wsis_portal.database.problems import ServerProblem
from wsis_portal.database.processes import words_of

PAUSES = (0, 0.5, 1, 2, 4, 8)  # children of a killed server need a moment to end
ANSWERING, REFUSING, SILENT = 0, 1, 2  # what pg_isready says


class Server:
    """The server whose files lie in `folder`; every method may run in two processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    @property
    def home(self) -> Path:
        return (self.folder / HOME).resolve()

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def sockets(self) -> Path:
        return (self.home / SOCKETS).resolve()

    @cached_property
    def account(self) -> Account:
        return account_for(self.home)

    @cached_property
    def programs(self) -> Path:
        return programs.for_account(self.account, self.home)

    def start(self) -> None:
        """Make the server if there is none, and wait until it answers."""
        with self.locked():
            if self.pid() and not self.answers():
                self.halt()
            if not self.pid():
                place(self.folder / HOME, self.account)
                sockets_place(self.home / SOCKETS, self.account)
                self.make()
                self.launch()
            self.make_database()

    def stop(self) -> bool:
        """End it as usual: what is committed stays. False if it did not run."""
        with self.locked():
            return self.halt()

    def reset(self) -> None:
        """Throw the server and all its data away."""
        with self.locked():
            self.halt()
            for path in (self.sockets, self.home):
                shutil.rmtree(path, ignore_errors=True)
            (self.folder / HOME).unlink(missing_ok=True)

    def pid(self) -> int | None:
        """The number of our server's process; None if it does not run.

        The file may be left from before a crash, its number a stranger's by now.
        """
        try:
            noted = (self.data / "postmaster.pid").read_text().split("\n", 1)[0]
            return int(noted) if str(self.data) in words_of(int(noted)) else None
        except (FileNotFoundError, ValueError):
            return None

    def answers(self) -> bool:
        """Whether it takes connections, once it has read its log after a crash."""
        deadline = {REFUSING: time.monotonic() + 120, SILENT: time.monotonic() + 5}
        while (said := self.asked()) != ANSWERING:
            if time.monotonic() > deadline.get(said, 0):
                return False
            time.sleep(0.1)
        return True

    def asked(self) -> int:
        return self.run("pg_isready", "-q", *self.address).returncode

    @property
    def address(self) -> tuple[str, ...]:
        return ("-h", str(self.sockets), "-p", str(PORT), "-U", "postgres")

    def run(self, name: str, *words: str | Path) -> Finished:
        return self.account.run(self.programs / name, *words)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Two at once: the slower waits, and finds what the faster did."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "database.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def make(self) -> None:
        """Its data, beside their place first: half of them never count as made."""
        if (self.data / "PG_VERSION").exists():
            return
        new = self.home / "data-new"
        shutil.rmtree(new, ignore_errors=True)
        words = ["--username=postgres", "--auth=trust", "--encoding=UTF8"]
        words += ["--locale=C.UTF-8"]
        if programs.major_version(self.account, self.programs) >= 17:
            words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        done = self.run("initdb", "-D", new, *words)
        if done.returncode:
            raise ServerProblem(f"PostgreSQL could not be made: {done.stderr.strip()}")
        new.rename(self.data)

    def launch(self) -> None:
        self.check_version()
        self.write_settings()
        (self.data / "postmaster.pid").unlink(missing_ok=True)  # not ours: see pid()
        log = self.home / "server.log"
        for pause in PAUSES:
            time.sleep(pause)
            done = self.run("pg_ctl", "start", "-D", self.data, "-l", log, "-w", "-s")
            if done.returncode == 0 or self.pid():
                return
        end = "\n".join(log.read_text().splitlines()[-10:] if log.exists() else [])
        raise ServerProblem(f"PostgreSQL did not start, {log} says why:\n{end}")

    def check_version(self) -> None:
        made_by = int((self.data / "PG_VERSION").read_text())
        at_hand = programs.major_version(self.account, self.programs)
        if made_by != at_hand:
            raise ServerProblem(
                f"The data in {self.data} were made by PostgreSQL {made_by} and the"
                f" programs here are {at_hand}: run `make reset` to start anew without"
                " these data, or set DATABASE_URL to a server that can read them."
            )

    def write_settings(self) -> None:
        """The whole file, on each start; ALTER SYSTEM writes to another one."""
        path = self.data / "postgresql.conf"
        path.write_text(configuration(self.sockets), encoding="utf-8")
        self.account.take(path)

    def make_database(self) -> None:
        question = f"SELECT 1 FROM pg_database WHERE datname = '{NAME}'"  # noqa: S608
        found = self.run("psql", *self.address, "-d", "postgres", "-Atc", question)
        if found.returncode == 0 and not found.stdout.strip():
            found = self.run("createdb", *self.address, NAME)
        if found.returncode:
            raise ServerProblem(f"PostgreSQL said: {found.stderr.strip()}")

    def halt(self) -> bool:
        pid = self.pid()
        if not pid:
            return False
        os.kill(pid, signal.SIGINT)  # what PostgreSQL calls a fast shutdown
        deadline = time.monotonic() + 60
        while self.pid():
            if time.monotonic() > deadline:
                raise ServerProblem(f"PostgreSQL (process {pid}) does not stop.")
            time.sleep(0.05)
        return True
