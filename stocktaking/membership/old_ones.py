"""The address of somebody who was invited does not stay for ever."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from stocktaking.membership.links import KINDS

KEPT = timedelta(days=30)  # after the last day on which it could be answered


@task()
def clear() -> None:
    clear_old()


def clear_old() -> int:
    """Delete invitations of both kinds, answered or not; gives how many.

    A member stays a member, and who works on a draft goes on.
    """
    before = timezone.now() - KEPT
    old = (
        model._default_manager.filter(expires_at__lt=before) for model in KINDS.values()
    )
    return sum(rows.delete()[0] for rows in old)
