"""Erase a person: account, words and contacts, wherever they are in the database."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stocktaking.forgetting import Forgotten, forget, person_of, rehearse
from wsis_portal.errors import Refusal

ERASED = {
    "drafts": "drafts, which nobody else was shown",
    "unpublished": "submissions that are not published: all their words",
    "contacts": "contacts given with published records",
    "contacts_of_others": "contacts given in submissions of others",
    "notes": "notes on steps: who, and the words",
    "reasons": "words with which claims of membership were refused",
    "invitations": "invitations sent to the address",
    "error_reports": "reports of errors in records",
    "rights": "rights, memberships and own entries in the log of the administration",
    "log": "entries about the person in that log",
    "sessions": "sessions",
    "addresses": "other rows with the e-mail address, of which the rest stays",
}
STAYS = {
    "published": "published submissions with their public words",
    "handed_on": "submissions written with others: they go to the first of these",
    "reviews": "submissions in review: they go back into the queue",
    "events": "steps on record, of nobody",
}


class Command(BaseCommand):
    help = "Forget a person: tells what will be erased, asks, and erases it for good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="address of the account")
        parser.add_argument(
            "--yes", action="store_true", help="erase without asking, as in a script"
        )

    def handle(self, *args: Any, email: str, yes: bool, **options: Any) -> None:
        try:
            user = person_of(email)
            self.tell(f"{user.email} ({user.name or 'no name'})", rehearse(user))
            if not (yes or confirmed()):
                raise CommandError("Nothing was erased.")
            forget(user)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("Erased. Copies outside, such as backups, are not reached.")

    def tell(self, person: str, forgotten: Forgotten) -> None:
        self.stdout.write(f"Forgetting {person}")
        for title, lines in {"Will be erased": ERASED, "Will stay": STAYS}.items():
            self.stdout.write(f"{title}:")
            for name, words in lines.items():
                if number := forgotten.counts[name]:
                    self.stdout.write(f"{number:6} {words}")
        self.stdout.write("       the account, without name, address and rights")
        for place in forgotten.still_named:
            self.stdout.write(f"       the name, in words that stay: {place}")


def confirmed() -> bool:
    """Asks at a terminal. Raises CommandError where there is none."""
    if not sys.stdin.isatty():
        raise CommandError("Nothing was erased: say --yes where nobody can be asked.")
    try:
        return input("Erase for good? Type yes: ").strip().lower() == "yes"
    except EOFError:  # the end of what is typed is no yes
        return False
