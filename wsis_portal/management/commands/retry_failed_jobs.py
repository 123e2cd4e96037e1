"""Put into the queue again what was tried too often: mails, when the server is well."""

from typing import Any

from django.core.management.base import BaseCommand

from wsis_portal.jobs.again import retry_failed


class Command(BaseCommand):
    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"Jobs to be tried again: {retry_failed()}")
