"""Make the stocktaking report of a year, by the data of today."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wsis_portal.errors import Refusal
from wsis_portal.overview.reports.making import make


class Command(BaseCommand):
    help = "Make the stocktaking report of a year, by the data of today."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)

    def handle(self, *args: Any, year: int, **options: Any) -> None:
        try:
            report = make(year)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{report.get_absolute_url()} is there: {report.digest}")
