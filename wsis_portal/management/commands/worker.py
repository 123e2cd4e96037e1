"""Send what waits in the queue, mails above all, until told to stop."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from wsis_portal.jobs.worker import work


class Command(BaseCommand):
    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not settings.WORKER:
            raise CommandError("Set WORKER=true, here and for the web server.")
        work()
