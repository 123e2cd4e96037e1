"""Check that no event was changed, removed or slipped in."""

from argparse import ArgumentTypeError
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stocktaking.events import (
    Fault,
    Mark,
    last_mark,
    verify_events,
    verify_since,
    verify_submissions,
)
from stocktaking.models import SubmissionEvent

EVENT = "Event {number}, submission {submission}"
WORDS = {
    "changed": f"{EVENT}: not as it was written",
    "gap": f"{EVENT}: does not follow on the event before",
    "note-changed": f"{EVENT}: its note is not as it was written",
    "event-without-revision": f"{EVENT}: the revision that it published is gone",
    "not-the-same": f"{EVENT}: not the one whose hash was noted",
    "cut-off": "Event {number}: gone, though it was there when its hash was noted",
    "state": "Submission {submission}: not in the state that event {number} says",
    "state-without-event": "Submission {submission}: no event says how it came here",
    "revision-without-event": "Submission {submission}: no event made its revision",
}


class Command(BaseCommand):
    help = "Check the chain of events, alone and against submissions and revisions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--since",
            type=mark,
            metavar="NUMBER:HASH",
            help="the last event as this command printed it before; tells whether"
            " anything up to it was changed or cut off since",
        )

    def handle(self, *args: Any, since: Mark | None, **options: Any) -> None:
        count, last, faults = SubmissionEvent.objects.count(), last_mark(), 0
        for fault in found(since):
            faults += 1
            self.stderr.write(in_words(fault))
        self.stdout.write(f"{count} events checked")
        if faults:
            raise CommandError(f"Faults found: {faults}.")
        if since:
            self.stdout.write(f"Nothing up to event {since.number} was changed since")
        if last:
            self.stdout.write(f"Last event: {last}")


def mark(text: str) -> Mark:
    try:
        return Mark.parse(text)
    except ValueError:
        raise ArgumentTypeError(
            "write it as this command printed it, NUMBER:HASH"
        ) from None


def found(since: Mark | None) -> Iterator[Fault]:
    yield from verify_events()
    yield from verify_submissions()
    if since:
        yield from verify_since(since)


def in_words(fault: Fault) -> str:
    return f"{WORDS[fault.code].format(**vars(fault))} ({fault.code})"
