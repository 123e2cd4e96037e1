"""Check that no event was changed, removed or slipped in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stocktaking.events import verify_events
from stocktaking.models import SubmissionEvent

WORDS = {
    "changed": "is not as it was written",
    "gap": "does not follow on the event before",
    "note-changed": "has a note that is not as it was written",
}


class Command(BaseCommand):
    help = "Check the chain of events; tells each fault with the number of the event."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = 0
        for number, fault in verify_events():
            faults += 1
            self.stderr.write(f"Event {number} {WORDS[fault]} ({fault})")
        self.stdout.write(f"{SubmissionEvent.objects.count()} events checked")
        if faults:
            raise CommandError(f"Faults found: {faults}.")
