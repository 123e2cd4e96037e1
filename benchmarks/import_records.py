"""How fast an import is: rows a second, queries and processor time a row, memory.

.venv/bin/python -m benchmarks.import_records 134 1000 5000

It makes a database of its own on the server of DATABASE_URL, and drops it again. The
same rows come as JSON Lines, as CSV and as a workbook: the first import makes the
records, the others find them unchanged. Memory is what the import takes above what the
process has at its start; with `read` before the numbers the files are only read, twice
as an import does, and nothing is written.
"""

import io
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

# Only now there are models to import.
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.tables import write  # noqa: E402
from stocktaking.importing.account import importer  # noqa: E402
from stocktaking.importing.reading import recognised  # noqa: E402
from stocktaking.importing.rows import translated  # noqa: E402
from stocktaking.importing.run import import_records, survey  # noqa: E402
from stocktaking.importing.vocabulary import UN_OR_INTERNATIONAL  # noqa: E402
from stocktaking.seeding import seed_collections  # noqa: E402

SAMPLE = Path(__file__).parent.parent / "stocktaking" / "sample" / "records.jsonl"
TICKS = os.sysconf("SC_CLK_TCK")
FORMATS = (".jsonl", ".csv", ".xlsx")
COLUMNS = ("rows", "", "", "rows/s", "queries/row", "ms/row", "database", "MB above")


def rows() -> Iterator[dict[str, Any]]:
    """The sample, again and again under new ids, with new records each time."""
    sample = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
    for round_ in count(1):
        for row in sample:
            new = {**row, "id": f"{row['id']}/{round_}"}
            new["title"] = f"{row['title']} {round_}"
            if row["url"]:  # it has the number on the ITU platform
                new["url"] += f"{'' if 'projectId' in row['url'] else '?'}{round_}"
            if row["organisation"] and row["organisation_type"] != UN_OR_INTERNATIONAL:
                new["organisation"] = f"{row['organisation']} {round_}"
            yield new


def files(number: int, folder: Path) -> Iterator[Path]:
    """The same rows in every format."""
    for ending in FORMATS:
        path = folder / f"rows{ending}"
        write(path, islice(rows(), number))
        yield path


def measured(path: Path, number: int) -> tuple[object, ...]:
    """Import the file, and say what that took."""
    queries: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()

    def counted(execute: Any, sql: str, *more: Any) -> Any:
        queries["all"] += 1
        return execute(sql, *more)

    start = memory_now()
    began = time.perf_counter(), time.process_time(), database_seconds()
    with (
        connection.execute_wrapper(counted),
        path.open("rb") as file,
        recognised(file, path.name) as source,
    ):
        for result in import_records(survey(source), importer(None)):
            outcomes[result.outcome] += 1
    took, ours = time.perf_counter() - began[0], time.process_time() - began[1]
    theirs = database_seconds() - began[2]
    return (
        number,
        path.suffix,
        ", ".join(f"{n} {outcome}" for outcome, n in outcomes.items()),
        f"{number / took:.0f}",
        f"{queries['all'] / number:.1f}",
        f"{1000 * ours / number:.1f}",
        f"{1000 * theirs / number:.1f}",
        f"{memory_most() - start:.0f}",
    )


def read(path: Path, number: int) -> tuple[object, ...]:
    """Read the file as an import does, and write nothing."""
    start, began = memory_now(), (time.perf_counter(), time.process_time())
    with path.open("rb") as file, recognised(file, path.name) as source:
        found = survey(source)
        again = sum(bool(translated(line, found.words)) for line in source.lines())
    took, ours = time.perf_counter() - began[0], time.process_time() - began[1]
    each = f"{number / took:.0f}", "-", f"{1000 * ours / number:.1f}", "-"
    most = f"{memory_most() - start:.0f}"
    return number, path.suffix, f"{again} read", *each, most


def memory_now() -> float:
    """MB of this process; from now on the most is counted anew."""
    Path("/proc/self/clear_refs").write_text("5")
    return status("VmRSS")


def memory_most() -> float:
    return status("VmHWM")


def status(name: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    (line,) = (line for line in lines if line.startswith(f"{name}:"))
    return int(line.split()[1]) / 1024


def database_seconds() -> float:
    """Processor time of our backend, where it runs on this machine; else 0."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return 0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS


@contextmanager
def database() -> Iterator[None]:
    """A new one with the reference data, for as long as it is measured."""
    name, create = connection.settings_dict["NAME"], connection.creation
    create.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        call_command("load_reference", verbosity=0, stdout=io.StringIO())
        seed_collections()
        yield
    finally:
        create.destroy_test_db(name, verbosity=0)


def main() -> None:
    table: list[tuple[object, ...]] = [COLUMNS]
    words = sys.argv[1:] or ["134", "1000"]
    measure = read if words[0] == "read" else measured
    for word in words[measure is read :]:
        with database(), tempfile.TemporaryDirectory() as folder:
            table += [
                measure(path, int(word)) for path in files(int(word), Path(folder))
            ]
    widths = [
        max(len(str(cell)) for cell in column) for column in zip(*table, strict=True)
    ]
    for line in table:
        cells = (
            str(cell).rjust(width) for cell, width in zip(line, widths, strict=True)
        )
        sys.stdout.write("  ".join(cells) + "\n")


if __name__ == "__main__":
    main()
