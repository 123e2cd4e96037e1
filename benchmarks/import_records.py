"""How fast an import is: rows a second, queries and processor time a row, memory.

.venv/bin/python -m benchmarks.import_records 134 1000 5000

It makes a database of its own on the server of DATABASE_URL, and drops it again.
"""

import io
import json
import os
import resource
import sys
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

from stocktaking.importing.account import importer  # noqa: E402
from stocktaking.importing.run import import_records  # noqa: E402
from stocktaking.importing.vocabulary import UN_OR_INTERNATIONAL  # noqa: E402
from stocktaking.seeding import seed_collections  # noqa: E402

SAMPLE = Path(__file__).parent.parent / "stocktaking" / "sample" / "records.jsonl"
TICKS = os.sysconf("SC_CLK_TCK")
COLUMNS = ("rows", "", "rows/s", "queries/row", "ms/row", "database", "most MB")


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


def measured(number: int) -> Iterator[tuple[object, ...]]:
    """Import so many rows, and then the same again."""
    lines = "\n".join(json.dumps(row) for row in islice(rows(), number))
    file = io.BytesIO(lines.encode())
    for _ in range(2):
        queries: Counter[str] = Counter()
        outcomes: Counter[str] = Counter()

        def counted(execute: Any, sql: str, *more: Any, n: Any = queries) -> Any:
            n["all"] += 1
            return execute(sql, *more)

        began = time.perf_counter(), time.process_time(), database_seconds()
        with connection.execute_wrapper(counted):
            for result in import_records(file, importer(None)):
                outcomes[result.outcome] += 1
        took, ours = time.perf_counter() - began[0], time.process_time() - began[1]
        theirs = database_seconds() - began[2]
        yield (
            number,
            ", ".join(f"{n} {outcome}" for outcome, n in outcomes.items()),
            f"{number / took:.0f}",
            f"{queries['all'] / number:.1f}",
            f"{1000 * ours / number:.1f}",
            f"{1000 * theirs / number:.1f}",
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        )


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
    for word in sys.argv[1:] or ["134", "1000"]:
        with database():
            table += measured(int(word))
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
