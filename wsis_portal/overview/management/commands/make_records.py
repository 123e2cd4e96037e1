"""Fill the database with made records, to try the portal under load."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from actionlines.models import ActionLine
from wsis_portal.overview.specimens.run import made_before, make, others_there


class Command(BaseCommand):
    help = (
        "Make records, commitments with progress reports, and submissions that wait,"
        " after load_reference. They are in the collection of specimens. A run that was"
        " cut short goes on where it was. Events are never deleted, and so these"
        " records stay: to be rid of them, drop the database."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, help="how many there are in the end")
        parser.add_argument(
            "--seed", type=int, default=1, help="another one makes others; default 1"
        )
        parser.add_argument(
            "--with-real",
            action="store_true",
            help="also into a database with records that this command did not make",
        )

    def handle(
        self, *args: Any, number: int, seed: int, with_real: bool, **options: Any
    ) -> None:
        if not ActionLine.objects.exists():
            raise CommandError("Load the reference data first: load_reference.")
        if others_there() and not with_real:
            raise CommandError(
                "There are records here that this command did not make, and what it"
                " makes stays: --with-real adds to them all the same."
            )
        first = self.first(seed)
        with tqdm(total=number, initial=first, unit=" records", disable=None) as bar:
            for made in make(seed, number, first):
                bar.update(made)
        self.stdout.write(f"{max(0, number - first)} made, {first} were there")

    def first(self, seed: int) -> int:
        """The number of the next record. Raises CommandError for another seed."""
        before, number = made_before() or (seed, 0)
        if before != seed:
            raise CommandError(
                f"There are {number} records of seed {before}: --seed {before} goes on"
                " from there; another seed needs a database of its own."
            )
        return number
