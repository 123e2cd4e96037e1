"""What somebody will still do: jobs that wait for their time or for a worker."""

from typing import Any

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

PENDING = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def pending(package: str) -> QuerySet[DBTaskResult[..., Any]]:
    """Jobs of PACKAGE, those that are being done included; none without a worker."""
    jobs = DBTaskResult.objects.filter(status__in=PENDING)
    return jobs.filter(task_path__startswith=f"{package}.")


def first_values(package: str) -> set[Any]:
    """What the jobs of PACKAGE are about: the first value of each. One query."""
    jobs = pending(package).order_by()
    return {*jobs.values_list("args_kwargs__args__0", flat=True)} - {None}
