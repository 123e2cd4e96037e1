"""python -m wsis_portal.database start|stop|status|url|psql|reset|during COMMAND"""

import argparse
import os
import sys
from pathlib import Path

from wsis_portal.database import local_url
from wsis_portal.database.problems import ServerProblem
from wsis_portal.database.server import Server
from wsis_portal.database.sessions import keep, run_during, stop_keeping

FOLDER = Path(__file__).resolve().parents[2] / ".local"


def start(server: Server, _rest: list[str]) -> int:
    server.start()
    keep(server.folder)
    return say(f"PostgreSQL runs: {local_url(server.folder)}")


def stop(server: Server, _rest: list[str]) -> int:
    stop_keeping(server.folder)
    if not server.folder.exists() or not server.stop():
        return 0
    return say("PostgreSQL has stopped; its data are kept.")


def status(server: Server, _rest: list[str]) -> int:
    """0 if it runs, 3 if not, as other services say it."""
    pid = server.pid()
    say(f"PostgreSQL runs as process {pid}." if pid else "PostgreSQL does not run.")
    return 0 if pid else 3


def url(server: Server, _rest: list[str]) -> int:
    return say(local_url(server.folder))


def psql(server: Server, rest: list[str]) -> int:
    program = str(server.programs / "psql")
    os.execv(program, ["psql", local_url(server.folder), *rest])  # noqa: S606


def reset(server: Server, _rest: list[str]) -> int:
    stop_keeping(server.folder)
    server.reset()
    return say("The local database and its data are gone.")


def during(server: Server, rest: list[str]) -> int:
    return run_during(server, rest)


def say(words: str) -> int:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
    return 0


COMMANDS = {f.__name__: f for f in (start, stop, status, url, psql, reset, during)}


def main(words: list[str], folder: Path = FOLDER) -> int:
    parser = argparse.ArgumentParser(prog="database", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    asked = parser.parse_args(words)
    try:
        return COMMANDS[asked.command](Server(folder), asked.rest)
    except ServerProblem as problem:
        sys.exit(str(problem))
    except PermissionError as refused:
        sys.exit(
            f"{refused.filename or folder} belongs to another account: use that"
            f" account, or stop its server and remove {folder}."
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
