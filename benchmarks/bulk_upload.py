"""What a partner's file costs: seconds, queries and memory of each stage, by its rows.

.venv/bin/python -m benchmarks.bulk_upload 500 5000

It makes a database of its own on the server of DATABASE_URL, and drops it again. Each
file is read, judged, compared and handed in by the jobs of a worker, one after the
other; then the same rows come once more as a workbook, and nothing is new. Memory is
what a stage takes above what the process has at its start.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

# Only now there are models to hand in.
from django.core.files.uploadedfile import TemporaryUploadedFile  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.import_records import (  # noqa: E402
    database,
    memory_most,
    memory_now,
)
from benchmarks.tables import write  # noqa: E402
from stocktaking.bulk import (  # noqa: E402
    comparing,
    judging,
    reading,
    receiving,
    sending,
)
from stocktaking.models import Upload  # noqa: E402
from wsis_portal.accounts.models import User  # noqa: E402

COLUMNS = ("rows", "", "stage", "s", "ms/row", "queries/row", "MB above", "became")
SUMMARY = "Farmers hear the prices of the market every morning, in their language. "


def rows() -> Iterator[dict[str, Any]]:
    for number in range(10_000):
        yield {
            "id": f"B-{number}",
            "title": f"Village radio {number}",
            "language": "en",
            "summary": SUMMARY * 3,
            "description": SUMMARY * 12,
            "organisation": f"Radio Trust {number % 40}",
            "activity_type": "project",
            "stage": "ongoing",
            "level": "national",
            "country": "Nepal; UY",
            "year_start": "2024-05",
            "year_end": "2027",
            "action_lines": "C1; C3; C7-EHEALTH",
            "targets": "a; e",
            "sdgs": "2; 3; 9",
            "partners": "funding: World Bank",
            "url": f"https://radio.example/{number}",
        }


def received(path: Path, owner: User) -> Upload:
    """The file as a request has it: on the disk, not in memory."""
    size = path.stat().st_size
    file = TemporaryUploadedFile(path.name, "", size, None)
    with path.open("rb") as content:
        for chunk in iter(lambda: content.read(1 << 16), b""):
            file.write(chunk)
    return receiving.receive(
        file, owner=owner, organisation=None, language="en", register="project"
    )


def stages(upload: Upload) -> Iterator[tuple[str, Callable[[], Any]]]:
    pk = upload.pk
    yield "read", lambda: reading.read.func(pk)
    yield "judged", lambda: pieces(judging.judge_some, pk)
    yield "compared", lambda: comparing.compare.func(pk)
    if upload.rows.sendable().exists():
        sending.begin(upload, "2026-11")
        yield "handed in", lambda: pieces(sending.send_some, pk)


def pieces(some: Callable[[int], bool], pk: int) -> None:
    while some(pk):
        pass


def measured(upload: Upload, path: Path, number: int) -> Iterator[tuple[object, ...]]:
    for name, work in stages(upload):
        queries: Counter[str] = Counter()

        def counted(execute: Any, sql: str, *more: Any, seen: Any = queries) -> Any:
            seen["all"] += 1
            return execute(sql, *more)

        start, began = memory_now(), time.perf_counter()
        with connection.execute_wrapper(counted):
            work()
        took = time.perf_counter() - began
        became = upload.rows.counts()
        yield (
            *(number, path.suffix, name, f"{took:.1f}", f"{1000 * took / number:.1f}"),
            *(f"{queries['all'] / number:.1f}", f"{memory_most() - start:.0f}"),
            ", ".join(
                f"{count} {verdict or 'unread'}" for verdict, count in became.items()
            ),
        )


def main() -> None:
    for module in (receiving, reading, judging, sending):
        vars(module)["enqueue"] = lambda *_job: None  # the stages are called below
    table: list[tuple[object, ...]] = [COLUMNS]
    for number in map(int, sys.argv[1:] or ["500", "5000"]):
        with database(), tempfile.TemporaryDirectory() as folder:
            owner = User.objects.create_user("partner@example.org")
            for ending in (".csv", ".xlsx"):
                path = Path(folder) / f"projects{ending}"
                write(path, islice(rows(), number))
                table += measured(received(path, owner), path, number)
    columns = zip(*table, strict=True)
    widths = [max(len(str(cell)) for cell in column) for column in columns]
    for line in table:
        cells = (str(c).rjust(width) for c, width in zip(line, widths, strict=True))
        sys.stdout.write("  ".join(cells) + "\n")


if __name__ == "__main__":
    main()
