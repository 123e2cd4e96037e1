"""Every day: what was done goes, after a time in which somebody may ask about it."""

from django.core.management import call_command
from django_tasks import task

from wsis_portal.accounts.sessions import clear_ended


@task
def clean() -> None:
    """Two weeks of what was done, a quarter of a year of what was given up.

    Sessions go as they end.
    """
    call_command("prune_db_task_results", failed_min_age_days=90, verbosity=0)
    clear_ended()
