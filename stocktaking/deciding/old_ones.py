"""What was decided together is looked up for a while; the events stay for ever."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from stocktaking.models import BulkDecision

DAYS = 30


@task()
def clear() -> None:
    clear_old()


def clear_old() -> int:
    """Delete what was chosen DAYS ago, unless it is at work; gives how many."""
    before = timezone.now() - timedelta(days=DAYS)
    old = BulkDecision.objects.filter(made_at__lt=before)
    left = old.filter(begun_at__isnull=False, done_at=None)
    rest = old.exclude(pk__in=left.values("pk"))
    return rest.delete()[1].get("stocktaking.BulkDecision", 0)
