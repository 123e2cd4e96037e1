"""Which process is ours: a number alone may belong to a stranger by now."""

import subprocess
from pathlib import Path

PROC = Path("/proc")


def words_of(pid: int) -> list[str]:
    """The command line of a process; none for a dead one that waits to be reaped."""
    if (PROC / "self").exists():
        try:
            words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
        except OSError:
            return []
        return [word.decode(errors="replace") for word in words]
    shown = subprocess.run(  # noqa: S603
        ["/bin/ps", "-o", "command=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return shown.stdout.split()
