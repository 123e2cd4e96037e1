"""The folder of collected style sheets, scripts and pictures, made when they change."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

UNUSED = ("rest_framework/*",)  # the pages of the browsable API, which is not served


def collect() -> bool:
    """Collect and compress, which takes seconds; False if nothing has changed."""
    stamp = Path(settings.STATIC_ROOT) / "collected-from"
    now = fingerprint()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return False
    call_command(
        "collectstatic",
        interactive=False,
        clear=True,
        ignore_patterns=list(UNUSED),
        verbosity=0,
    )
    stamp.write_text(now, encoding="utf-8")
    return True


def fingerprint() -> str:
    lines = "\n".join([str(settings.STORAGES["staticfiles"]), *sorted(sources())])
    return hashlib.sha256(lines.encode()).hexdigest()


def sources() -> Iterator[str]:
    """Name, size and time of every file that an app or the project brings."""
    for finder in get_finders():
        for name, storage in finder.list(UNUSED):
            facts = Path(storage.path(name)).stat()
            yield f"{name} {facts.st_size} {facts.st_mtime_ns}"
