"""The table: what each case costs, beside the SQL, and how it grows."""

import platform
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path

from benchmarks.requests.cases import PAGE_MORE, PAGE_TIMES
from benchmarks.requests.cpu import Cost
from benchmarks.requests.hand import Hand
from benchmarks.requests.measuring import Measured, middle

Table = list[Sequence[str]]
COSTS = (
    "case",
    "records",
    "server ms",
    "database ms",
    "together",
    "by hand",
    "times",
    "bar",
    "",
    "asked again",
    "way by hand",
)
PAGES = ("page", "records", "page ms", "API ms", "at most", "")
GROWTH = ("case", "from", "to", "times", "bar", "")
JUDGED_FROM = 100_000
"""Records; in a smaller register both sides cost too little for the ratio to tell."""
PACKAGES = "Django", "djangorestframework", "gunicorn", "psycopg2-binary"


@dataclass(frozen=True)
class Line:
    """A case in a register of one size."""

    measured: Measured
    records: int

    @property
    def is_known(self) -> bool:
        return bool(self.measured.first and self.measured.by_hand)

    @property
    def is_page(self) -> bool:
        return bool(self.measured.first and self.measured.by_api)

    @property
    def first(self) -> Cost:
        return middle(self.measured.first)

    @property
    def by_hand(self) -> tuple[float, str]:
        """The faster of the ways: milliseconds, and its name."""
        ways = self.measured.by_hand.items()
        return min((middle(costs).both, name) for name, costs in ways)

    @property
    def times(self) -> float:
        return self.first.both / self.by_hand[0]

    @property
    def bar(self) -> float | None:
        return self.measured.case.bar if self.records >= JUDGED_FROM else None

    @property
    def verdict(self) -> str:
        if self.measured.problems:
            return "WRONG"
        return verdict(self.times, self.bar) if self.bar and self.is_known else ""

    def cells(self) -> list[str]:
        if not self.is_known:
            nothing = [""] * 6
            name = self.measured.case.name
            return [name, f"{self.records:,}", *nothing, self.verdict, "", ""]
        hand, way = self.by_hand
        again = self.measured.again
        return [
            self.measured.case.name,
            f"{self.records:,}",
            number(self.first.program),
            number(self.first.database),
            number(self.first.both),
            number(hand),
            f"{self.times:.1f}",
            f"{self.bar:g}" if self.bar else "",
            self.verdict,
            number(middle(again).both) if again else "",
            way,
        ]


@dataclass(frozen=True)
class Growth:
    """A case in the smallest register and in the largest."""

    small: Line
    large: Line

    @property
    def times(self) -> float:
        return self.large.first.both / self.small.first.both

    @property
    def verdict(self) -> str:
        return verdict(self.times, self.small.measured.case.growth)

    def cells(self) -> list[str]:
        case = self.small.measured.case
        return [
            case.name,
            number(self.small.first.both),
            number(self.large.first.both),
            f"{self.times:.1f}",
            f"{case.growth:g}" if case.growth else "",
            self.verdict,
        ]


@dataclass(frozen=True)
class OfPage:
    """A page beside the API."""

    line: Line

    @property
    def api(self) -> float:
        return middle(self.line.measured.by_api).both

    @property
    def most(self) -> float:
        return PAGE_TIMES * self.api + PAGE_MORE

    @property
    def verdict(self) -> str:
        if self.line.measured.problems:
            return "WRONG"
        is_judged = self.line.records >= JUDGED_FROM
        return verdict(self.line.first.both, self.most if is_judged else None)

    def cells(self) -> list[str]:
        costs = (self.line.first.both, self.api, self.most)
        name, records = self.line.measured.case.name, f"{self.line.records:,}"
        return [name, records, *map(number, costs), self.verdict]


def verdict(times: float, bar: float | None) -> str:
    if bar is None:
        return ""
    return "ok" if times <= bar else "OVER"


def number(milliseconds: float) -> str:
    """Three digits, which is more than can be known."""
    digits = 2 if milliseconds < 10 else 1 if milliseconds < 100 else 0
    return f"{milliseconds:,.{digits}f}"


def growths(lines: Sequence[Line]) -> Iterator[Growth]:
    sizes = sorted({line.records for line in lines})
    by_place = {(line.measured.case.name, line.records): line for line in lines}
    for name, records in by_place:
        both = by_place[name, records], by_place[name, sizes[-1]]
        if records == sizes[0] < sizes[-1] and all(one.is_known for one in both):
            yield Growth(*both)


def is_good(lines: Sequence[Line]) -> bool:
    verdicts = [line.verdict for line in lines]
    verdicts += [growth.verdict for growth in growths(lines)]
    verdicts += [OfPage(line).verdict for line in lines if line.is_page]
    return all(verdict in ("", "ok") for verdict in verdicts)


def tables(lines: Sequence[Line]) -> list[Table]:
    grown = [growth.cells() for growth in growths(lines)]
    costs = [line.cells() for line in lines]
    pages = [OfPage(line).cells() for line in lines if line.is_page]
    found: list[tuple[Sequence[str], list[list[str]]]]
    found = [(COSTS, costs), (GROWTH, grown), (PAGES, pages)]
    return [[head, *rows] for head, rows in found if rows]


def aligned(table: Table) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if 0 < place < len(line) - 1 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in table
    )
    return "\n".join(lines)


def in_markdown(table: Table) -> str:
    head, *rest = (f"| {' | '.join(line)} |" for line in table)
    return "\n".join([head, f"|{' --- |' * len(table[0])}", *rest])


def surroundings(hand: Hand, settings: Mapping[str, int]) -> str:
    """Where and when it was measured, of what."""
    ((database,),) = hand.rows("SELECT split_part(version(), ' ', 2)")
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    asked = ", ".join(f"{value} {name}" for name, value in settings.items())
    return "\n".join(
        [
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {revision()}: {asked}",
            f"{cpu_count()} x {processor()}, {platform.system()} {platform.release()}",
            f"Python {platform.python_version()}, PostgreSQL {database}, {packages}",
        ]
    )


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def revision() -> str:
    """Of the code; with a plus where it is not committed."""
    words = ["git", "describe", "--always", "--dirty=+"]
    known = subprocess.run(  # noqa: S603
        words, capture_output=True, check=False, text=True
    )
    return known.stdout.strip() or "unknown revision"
