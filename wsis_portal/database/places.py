"""Folders of the server: where an account can reach them, remembered by a link."""

import tempfile
from pathlib import Path

from wsis_portal.database.accounts import Account

LONGEST = 85  # the address of a socket ends at 103 bytes on some systems
FAR = Path("/var/lib")  # unlike /tmp, nobody sweeps it
SHORT = Path("/tmp")  # noqa: S108


def place(path: Path, account: Account) -> None:
    """The folder PATH, or a link to one that ACCOUNT can enter."""
    make(path, account, elsewhere=None if account.can_enter(path.parent) else FAR)


def sockets_place(path: Path, account: Account) -> None:
    """The folder PATH, or a link to one whose name is short enough."""
    make(path, account, elsewhere=None if len(bytes(path)) <= LONGEST else SHORT)


def make(path: Path, account: Account, *, elsewhere: Path | None) -> None:
    """The folder, for ACCOUNT alone. What is there stays where it is.

    A folder elsewhere gets a name that nobody can foresee.
    """
    if path.is_symlink() and not path.exists():
        path.unlink()
    if not path.exists() and elsewhere:
        path.symlink_to(tempfile.mkdtemp(prefix="wsis-portal-", dir=elsewhere))
    elif not path.exists():
        path.mkdir(mode=0o700)
    account.take(path.resolve())
