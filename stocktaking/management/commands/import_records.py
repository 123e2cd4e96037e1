"""Take historic records out of a file into the registers."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _
from tqdm import tqdm

from stocktaking.events import rehearsal
from stocktaking.importing.account import importer
from stocktaking.importing.reading import Source, recognised
from stocktaking.importing.records import Outcome
from stocktaking.importing.report import reason, refusals, remarks, summary
from stocktaking.importing.run import Result, import_records, survey
from stocktaking.importing.writing import writer
from stocktaking.seeding import seed_collections
from wsis_portal.errors import Refusal
from wsis_portal.planning import renew_statistics


class Command(BaseCommand):
    help = (
        "Import historic records from a CSV file, an Excel workbook or JSON Lines; safe"
        " to run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="do and report everything, then undo it",
        )
        parser.add_argument(
            "--refused",
            type=Path,
            metavar="FILE",
            help="where refused rows go, to be corrected and imported again;"
            " by default FILE with .refused before its ending",
        )
        parser.add_argument(
            "--sheet",
            metavar="NAME",
            help="the sheet of a workbook that has the records",
        )
        parser.add_argument(
            "--by", metavar="EMAIL", help="who imports; without it, the portal itself"
        )

    def handle(
        self, *args: Any, file: Path, refused: Path | None, **options: Any
    ) -> None:
        refused = refused or file.parent / f"{file.stem}.refused{file.suffix}"
        counts: Counter[Outcome] = Counter()
        with opened(file) as rows:
            check_place(refused, file)
            try:
                self.take_in(rows, file, refused, counts, **options)
            except Refusal as refusal:
                raise CommandError(str(refusal)) from refusal
            except (DatabaseError, OSError) as problem:
                stopped = _("The import stopped: %(problem)s") % {"problem": problem}
                raise CommandError(stopped) from problem
            finally:
                self.stdout.write(summary(counts))
        if not options["dry_run"]:
            renew_statistics()
        if number := counts[Outcome.REFUSED]:
            said = {"refused": number, "file": refused}
            raise CommandError(
                _("Refused: %(refused)d. They are in %(file)s, with reasons.") % said
            )

    def take_in(
        self,
        rows: BinaryIO,
        file: Path,
        refused: Path,
        counts: Counter[Outcome],
        *,
        sheet: str | None,
        **options: Any,
    ) -> None:
        with recognised(rows, file.name, sheet) as source, ExitStack() as stack:
            self.stdout.write(source.said)
            back = stack.enter_context(handing_back(source, refused))
            for result in run(stack, source, **options):
                counts[result.outcome] += 1
                self.tell(result)
                if result.outcome == Outcome.REFUSED:
                    back(result)

    def tell(self, result: Result) -> None:
        """Each sentence on its stream, without tearing the progress bar."""
        told = [(self.stdout, sentence) for sentence in remarks(result)]
        told += [(self.stderr, sentence) for sentence in refusals(result)]
        for stream, sentence in told:
            with tqdm.external_write_mode():
                stream.write(sentence)


def run(
    stack: ExitStack, source: Source, *, dry_run: bool, by: str | None, **_more: Any
) -> Iterator[Result]:
    if dry_run:
        stack.enter_context(rehearsal())
    seed_collections()
    actor, found = importer(by), survey(source)
    results = import_records(found, actor)
    bar = tqdm(results, total=found.total, unit=" rows", disable=None)
    yield from stack.enter_context(bar)


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Raises CommandError when FILE cannot be read twice, from its beginning."""
    try:
        rows = file.open("rb")
    except OSError as error:
        raise unusable(file, error.strerror) from error
    with rows:
        if not rows.seekable():
            raise unusable(file, _("it is read more than once, so give a plain file"))
        yield rows


def check_place(refused: Path, file: Path) -> None:
    """Raises CommandError where refused rows could not be written."""
    folder = refused.parent
    if refused.resolve() == file.resolve():
        raise CommandError(_("Write the refused rows to another file."))
    if not folder.is_dir():
        raise unusable(refused, _("there is no folder %(folder)s") % {"folder": folder})
    if refused.is_dir() or not os.access(
        refused if refused.exists() else folder, os.W_OK
    ):
        raise unusable(refused, _("it cannot be written"))


@contextmanager
def handing_back(source: Source, refused: Path) -> Iterator[Callable[[Result], None]]:
    """The first refused row replaces what an earlier import has left in the file."""
    rows = writer(source, refused)

    def add(result: Result) -> None:
        with told(refused):
            rows.add(result.line, reason(result))

    try:
        yield add
    finally:
        with told(refused):
            rows.finish()


@contextmanager
def told(refused: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unusable(refused, error.strerror) from error


def unusable(file: Path, reason: str | None) -> CommandError:
    said = {"file": file, "reason": reason}
    return CommandError(_("%(file)s cannot be used: %(reason)s.") % said)
