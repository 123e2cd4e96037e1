"""Fill an empty portal with the sample: records, first grants, demo accounts."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

import stocktaking
from actionlines.models import Agency
from stocktaking.models import Revision
from stocktaking.portal import portal_account
from stocktaking.seeding import seed_grants
from wsis_portal.overview.demo import make_demo_accounts
from wsis_portal.overview.models import Report
from wsis_portal.overview.reports.making import make as make_report

RECORDS = Path(stocktaking.__file__).parent / "sample" / "records.jsonl"


class Command(BaseCommand):
    help = "Load the sample records and the demo accounts, after load_reference."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="also where there are records already"
        )

    @transaction.atomic
    def handle(self, *args: Any, again: bool, **options: Any) -> None:
        if Revision.objects.exists() and not again:
            raise CommandError("There are records already: --again adds to them.")
        if not Agency.objects.exists():
            raise CommandError("Load the reference data first: load_reference.")
        made = seed_grants(portal_account())
        self.stdout.write(f"{made} moderation grants added")
        call_command("import_records", RECORDS, stdout=self.stdout, stderr=self.stderr)
        if not Report.objects.exists():
            report = make_report(timezone.localdate().year)
            self.stdout.write(f"Yearly report: {report.get_absolute_url()}")
        people = ", ".join(user.email for user in make_demo_accounts())
        self.stdout.write(f"Demo accounts: {people}")
