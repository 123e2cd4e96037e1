"""Put into the queue what is due by now. The worker does it by itself, every minute."""

from typing import Any

from django.core.management.base import BaseCommand

from wsis_portal.jobs import schedule


class Command(BaseCommand):
    help = __doc__

    def handle(self, *_args: Any, **_options: Any) -> None:
        for name in schedule.tick():
            self.stdout.write(name)
