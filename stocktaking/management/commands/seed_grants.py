"""Give the agencies their first action lines to moderate, once."""

from typing import Any

from django.core.management.base import BaseCommand

from stocktaking.portal import portal_account
from stocktaking.seeding import seed_grants


class Command(BaseCommand):
    help = "Seed the moderation grants, unless there is one already."

    def handle(self, *args: Any, **options: Any) -> None:
        made = seed_grants(portal_account())
        self.stdout.write(f"{made} moderation grants added")
