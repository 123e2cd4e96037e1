"""Loading all files, in one transaction: everything or nothing."""

from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation

from actionlines.loading.columns import Keys
from actionlines.loading.files import read
from actionlines.loading.removal import remove
from actionlines.loading.tables import TABLES, Table
from actionlines.loading.writing import Count, write
from actionlines.signals import reference_loaded, reference_loading

FOLDER = Path(__file__).resolve().parent.parent / "reference"


def load(
    folder: Path = FOLDER,
    along: Callable[[Iterable[Table]], Iterable[Table]] = iter,
) -> list[Count]:
    """Bring the vocabularies to what the files of FOLDER say; safe to run again.

    ALONG may watch the tables as they are written. Raises ReferenceRefused, and then
    nothing has changed.
    """
    rows = {table.file: read(folder, table) for table in TABLES}
    keys: Keys = {}
    # The column without a language must hold the English word, whoever calls.
    with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
        reference_loading.send(sender=load)
        written = {
            table.file: write(table, rows[table.file], keys) for table in along(TABLES)
        }
        for table in reversed(TABLES):
            remove(table, written[table.file])
        counts = [one.count for one in written.values()]
        changed = any(one.created or one.updated or one.removed for one in counts)
        reference_loaded.send(sender=load, changed=changed)
    return counts
