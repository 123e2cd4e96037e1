"""The connection over which hand-written SQL runs, and what it costs."""

import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import psycopg2

from benchmarks.requests import cpu
from benchmarks.requests.cpu import Cost, clock

T = TypeVar("T")


class Hand:
    """One process, one connection, no framework."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg2.connect(url, application_name="by hand")
        self.connection.autocommit = True
        self.backend = self.connection.info.backend_pid
        if not cpu.is_postgres(self.backend):
            sys.exit("Processor time is read on Linux, of a PostgreSQL beside us.")

    def close(self) -> None:
        self.connection.close()

    def rows(self, sql: str, params: Any = ()) -> list[Any]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    def change(self, sql: str, params: Any = ()) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)

    def each(
        self, run: Callable[["Hand", T], Any], questions: Sequence[T]
    ) -> tuple[Cost, list[Any]]:
        """What RUN gives for each question, and what all of it cost."""
        before = time.process_time_ns(), clock(self.backend)
        found = [run(self, question) for question in questions]
        after = time.process_time_ns(), clock(self.backend)
        program, database = (
            (then - now) / 1e6 for now, then in zip(before, after, strict=True)
        )
        return Cost(program, database), found
