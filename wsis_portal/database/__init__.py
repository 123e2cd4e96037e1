"""The PostgreSQL that the commands use when DATABASE_URL names none."""

from pathlib import Path
from urllib.parse import quote

HOME = "database"
SOCKETS = "run"
NAME = "wsis"
PORT = 5432


def local_url(folder: Path) -> str:
    """The address of the server kept in FOLDER, whether it runs or not.

    The port is named because PGPORT of the environment would count otherwise.
    """
    sockets = quote(str((folder / HOME / SOCKETS).resolve()))
    return f"postgresql://postgres@/{NAME}?host={sockets}&port={PORT}"
