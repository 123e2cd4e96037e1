"""Take historic records out of a JSON Lines file into the registers."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from stocktaking.importing.account import importer
from stocktaking.importing.records import Outcome
from stocktaking.importing.report import refusals, remarks, returned
from stocktaking.importing.run import Result, import_records, rehearsal
from stocktaking.seeding import seed_collections
from wsis_portal.errors import Refusal


class Command(BaseCommand):
    help = "Import historic records from a JSON Lines file; safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="do and report everything, then undo it; others wait meanwhile",
        )
        parser.add_argument(
            "--refused",
            type=Path,
            metavar="FILE",
            help="where refused rows go, to be corrected and imported again;"
            " by default FILE with .refused before its ending",
        )
        parser.add_argument(
            "--by", metavar="EMAIL", help="who imports; without it, the portal itself"
        )

    def handle(
        self, *args: Any, file: Path, refused: Path | None, **options: Any
    ) -> None:
        refused = refused or file.parent / f"{file.stem}.refused{file.suffix}"
        if not refused.parent.is_dir():
            raise CommandError(f"No such file or directory: {refused.parent}")
        if refused.resolve() == file.resolve():
            raise CommandError("Write the refused rows to another file.")
        counts = Counter(dict.fromkeys(Outcome, 0))
        try:
            with ExitStack() as stack:
                for result in run(stack, file, **options):
                    counts[result.outcome] += 1
                    self.tell(result)
                    if result.outcome == Outcome.REFUSED:
                        mode = "w" if counts[Outcome.REFUSED] == 1 else "a"
                        write(refused, mode, returned(result))
        except (OSError, Refusal) as problem:
            raise CommandError(str(problem)) from problem
        self.conclude(counts, refused)

    def tell(self, result: Result) -> None:
        """Each sentence on its stream, without tearing the progress bar."""
        with tqdm.external_write_mode():
            for sentence in remarks(result):
                self.stdout.write(sentence)
            for sentence in refusals(result):
                self.stderr.write(sentence)

    def conclude(self, counts: Counter[Outcome], file: Path) -> None:
        parts = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
        self.stdout.write(f"{counts.total()} rows: {parts}")
        if refused := counts[Outcome.REFUSED]:
            raise CommandError(f"Refused: {refused}. They are in {file}, with reasons.")


def write(file: Path, mode: str, row: str) -> None:
    with file.open(mode, encoding="utf-8", errors="backslashreplace") as rows:
        rows.write(row)


def run(
    stack: ExitStack, file: Path, *, dry_run: bool, by: str | None, **_more: Any
) -> Iterator[Result]:
    opened = stack.enter_context(file.open("rb"))
    if dry_run:
        stack.enter_context(rehearsal())
    seed_collections()
    bar = tqdm(import_records(opened, importer(by)), unit=" rows", disable=None)
    yield from stack.enter_context(bar)
