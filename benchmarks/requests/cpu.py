"""Processor time of other processes, to the nanosecond."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Clocks = Mapping[int, int]
"""Nanoseconds of processor time that each process has used, by its number."""


def clock(pid: int) -> int:
    """Of all threads of a process, those that have ended among them.

    The clock has the number that clock_getcpuclockid(3) makes of PID.
    """
    return time.clock_gettime_ns((~pid << 3) | 2)


def is_postgres(pid: int) -> bool:
    """Whether it is a process of this machine, and a server of PostgreSQL."""
    name = Path(f"/proc/{pid}/comm")
    return name.exists() and name.read_text(encoding="ascii").startswith("postgres")


def clocks(pids: Iterable[int]) -> Clocks:
    return {pid: clock(pid) for pid in pids}


def children(pid: int) -> list[int]:
    """The workers of a server."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(word) for word in text.split()]


def same(before: Clocks, after: Clocks) -> bool:
    """Whether no process came or went: what one had used would be lost with it."""
    return before.keys() == after.keys()


def used(before: Clocks, after: Clocks) -> float:
    """Milliseconds between two readings of the same processes."""
    return sum(after[pid] - before[pid] for pid in before) / 1e6


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time, of a program and of its database."""

    program: float
    database: float

    @property
    def both(self) -> float:
        return self.program + self.database

    def shared_by(self, number: int) -> "Cost":
        return Cost(self.program / number, self.database / number)
