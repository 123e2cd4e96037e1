"""Build .venv from the locked requirements: python3 requirements/install.py run|dev

Standard library only, and words that an old Python understands too, so that it can
say that it is too old.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".installed"  # what is there, once all of it is
LIBRARY = VENV / "lib" / "python{}.{}".format(*sys.version_info)
LOCKED = ["--require-hashes", "--only-binary", ":all:"]
GUARD = "import importlib.util as u, sys; sys.exit(bool(u.find_spec('psycopg')))"


def main(wanted: str) -> None:
    check_python()
    (ROOT / ".local").mkdir(exist_ok=True)
    with (ROOT / ".local" / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two `make` at once: one waits
        if is_installed(wanted):
            return
        name = "dev" if (VENV / "bin" / "pytest").exists() else wanted
        say(f"Installing Python packages (the {name} set, once) ...")
        make_environment()
        install(name)


def check_python() -> None:
    first, last = (3, 11), (3, 13)
    if not first <= sys.version_info[:2] <= last:
        sys.exit(
            "Python 3.11, 3.12 or 3.13 is needed and this is {}.{}:"
            " name one by `make run PYTHON=python3.11`.".format(*sys.version_info)
        )


def is_installed(wanted: str) -> bool:
    """The dev set holds the run set."""
    there = STAMP.read_text() if STAMP.exists() and PYTHON.exists() else ""
    return there in {checksum(wanted), checksum("dev")}


def checksum(name: str) -> str:
    """Of the packages, of the Python and of the place that they are made for."""
    parts = [name, str(LIBRARY), *(locked(n).read_text() for n in ("bootstrap", name))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def locked(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def make_environment() -> None:
    """A new one, unless a whole one is there that was made for this place."""
    activate = VENV / "bin" / "activate"
    made_here = activate.exists() and str(VENV) in activate.read_text()
    if made_here and LIBRARY.is_dir() and has_pip():
        return
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian leaves it out
    except ImportError:
        sys.exit(
            "This Python lacks ensurepip: install it (Debian, Ubuntu: apt-get install"
            " python3-venv) and start again."
        )
    if run(sys.executable, "-m", "venv", "--clear", VENV):
        sys.exit(f"{VENV} could not be made; the lines above say why.")


def has_pip() -> bool:
    return PYTHON.exists() and run(PYTHON, "-c", "import pip") == 0


def install(name: str) -> None:
    if STAMP.exists():
        STAMP.unlink()
    if by_uv(name) and by_pip(name):
        sys.exit("The packages could not be installed; the lines above say why.")
    if run(PYTHON, "-c", GUARD):
        sys.exit("psycopg 3 is installed: Django would take it instead of psycopg2.")
    STAMP.write_text(checksum(name))


def by_uv(name: str) -> int:
    """Fast; and what is not in the set goes."""
    words = ["pip", "sync", "-q", "--python", PYTHON, *LOCKED, locked(name)]
    return by_pip("bootstrap") or run(VENV / "bin" / "uv", *words)


def by_pip(name: str) -> int:
    words = ["install", "-q", "--disable-pip-version-check", *LOCKED]
    return run(PYTHON, "-m", "pip", *words, "-r", locked(name))


def run(*words: object) -> int:
    """The exit code. Where the home cannot be written there is no store of packages."""
    stores = {} if os.access(Path.home(), os.W_OK) else {"UV_NO_CACHE": "1"}
    command = [str(word) for word in words]
    return subprocess.call(  # noqa: S603
        command, cwd=str(ROOT), env={**os.environ, **stores}
    )


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
