"""Load the Summit's reference data from the files in git."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from actionlines.loading.files import ReferenceRefused
from actionlines.loading.run import FOLDER, load
from actionlines.loading.writing import Count
from wsis_portal.planning import renew_statistics


class Command(BaseCommand):
    help = "Load action lines, agencies, targets, countries ... from reference files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=FOLDER, help="folder with the files"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            counts = load(folder, lambda tables: tqdm(tables, disable=None))
        except ReferenceRefused as refused:
            raise CommandError(str(refused)) from refused
        renew_statistics()
        for count in counts:
            self.stdout.write(in_words(count))


def in_words(count: Count) -> str:
    line = (
        f"{count.file}: {count.created} created, {count.updated} updated, "
        f"{count.unchanged} unchanged, {count.removed} removed"
    )
    if count.kept:
        line += f", {len(count.kept)} kept because records use it: "
        line += "; ".join(count.kept)
    return line
