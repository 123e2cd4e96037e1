"""A database for each size, made once and kept until the migrations are others."""

import hashlib
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql

from benchmarks.requests.measuring import say
from benchmarks.requests.server import settings_for
from wsis_portal import database, env

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".local" / "benchmarks"
APPS = ("wsis_portal", "actionlines", "stocktaking", "goldenbook")
MARK = "Made by benchmarks.requests"
COMMENT = """
SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s
"""


def base_url() -> str:
    """As the settings have it."""
    return env.text("DATABASE_URL", "") or database.local_url(ROOT / ".local")


def ready(records: int, *, keep: bool) -> str:
    """The address of a database with so many RECORDS.

    One of other migrations is made anew, or with KEEP brought forward. Raises
    SystemExit for one of this name that is somebody else's.
    """
    base = urlsplit(base_url())
    name = f"{base.path.strip('/')}_bench_{records}"
    url = urlunsplit(base._replace(path=f"/{name}"))
    now = f"{MARK}: {records} records, migrations {fingerprint()}"
    with closing(psycopg2.connect(base_url())) as server:
        server.autocommit = True
        known = comment(server, name)
        if known == now:
            prepare(url, 0)
            return url
        if known is not None and not keep and known != f"{now}, not whole":
            drop(server, name, known)
            known = None
        if known is None:
            create(server, name)
            remark(server, name, f"{now}, not whole")
        say(f"{name}: {records} records are made, which takes minutes ...")
        prepare(url, records)
        remark(server, name, now)
    return url


def comment(server: "psycopg2.extensions.connection", name: str) -> str | None:
    """What is noted on the database; None where there is none."""
    with server.cursor() as cursor:
        cursor.execute(COMMENT, [name])
        row = cursor.fetchone()
    return (row[0] or "") if row else None


def drop(server: "psycopg2.extensions.connection", name: str, known: str) -> None:
    if not known.startswith(MARK):
        sys.exit(f"The database {name} was not made by this benchmark: {known!r}.")
    change(server, "DROP DATABASE {}", name)


def create(server: "psycopg2.extensions.connection", name: str) -> None:
    """Without parallel workers, whose processor time would end with them."""
    change(server, "CREATE DATABASE {}", name)
    change(server, "ALTER DATABASE {} SET max_parallel_workers_per_gather = 0", name)


def remark(server: "psycopg2.extensions.connection", name: str, words: str) -> None:
    with server.cursor() as cursor:
        statement = sql.SQL("COMMENT ON DATABASE {} IS {}")
        cursor.execute(statement.format(sql.Identifier(name), sql.Literal(words)))


def change(server: "psycopg2.extensions.connection", words: str, name: str) -> None:
    with server.cursor() as cursor:
        cursor.execute(sql.SQL(words).format(sql.Identifier(name)))


def fingerprint() -> str:
    """Of all migrations, as they are written."""
    digest = hashlib.sha256()
    for app in APPS:
        for path in sorted((ROOT / app).rglob("migrations/*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def prepare(url: str, records: int) -> None:
    """Tables, reference data, records: with the settings of that database."""
    words = [sys.executable, "-m", "benchmarks.requests.prepare", str(records)]
    subprocess.run(words, env=settings_for(url), cwd=ROOT, check=True)  # noqa: S603
