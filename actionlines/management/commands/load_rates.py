"""Load exchange rates from a CSV file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from actionlines.loading.files import ReferenceRefused
from actionlines.loading.rates import load_rates


class Command(BaseCommand):
    help = (
        "Load exchange rates from a CSV file with the columns currency, date, rate"
        " (US dollars for one unit) and source; safe to run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="report everything, write nothing"
        )

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            loaded = load_rates(file, dry_run=dry_run)
        except ReferenceRefused as refused:
            raise CommandError(str(refused)) from refused
        count = loaded.count
        if loaded.delimiter == ";":
            self.stdout.write(f"{count.file}: semicolons were read as commas")
        self.stdout.write(
            f"{count.file}: {count.created} created, {count.updated} updated,"
            f" {count.unchanged} unchanged"
        )
        if dry_run:
            self.stdout.write("Dry run: nothing was written")
