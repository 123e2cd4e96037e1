"""Who the server runs as: PostgreSQL refuses root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wsis_portal.database.problems import ServerProblem

BORROWED = ("postgres", "nobody")
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}  # no PGHOST, no PGDATA ...
Finished = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Account:
    """An account that is there already; None stands for whoever runs this."""

    uid: int | None = None
    gid: int | None = None

    def run(self, *command: str | Path) -> Finished:
        """COMMAND, away from our terminal: Ctrl-C must not reach a server."""
        groups: Sequence[int] | None = None if self.uid is None else []
        return subprocess.run(  # noqa: S603
            [str(word) for word in command],
            user=self.uid,
            group=self.gid,
            extra_groups=groups,
            env=ENVIRONMENT,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
        )

    def can_run(self, program: Path) -> bool:
        with suppress(OSError):
            return self.run(program, "--version").returncode == 0
        return False

    def can_enter(self, folder: Path) -> bool:
        return self.run("test", "-x", folder).returncode == 0

    def take(self, path: Path) -> None:
        """Give PATH, and nothing around it, to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def account_for(home: Path) -> Account:
    """Whoever runs this; as root the owner of HOME, else an account of old."""
    if os.geteuid() != 0:
        return Account()
    if home.is_dir() and (kept := home.stat()).st_uid != 0:
        return Account(kept.st_uid, kept.st_gid)
    for name in BORROWED:
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            return Account(found.pw_uid, found.pw_gid)
    raise ServerProblem(
        "PostgreSQL refuses to run as root and there is no account to borrow:"
        " run this as an ordinary user, or set DATABASE_URL."
    )
