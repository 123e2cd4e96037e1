from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult


class Job(DBTaskResult):  # type: ignore[type-arg]  # generic in name alone
    """A job of the queue, under the name by which people know it."""

    class Meta:
        proxy = True
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    def __str__(self) -> str:
        """The name of its function, and of the room that it is in."""
        return ".".join(self.task_path.rsplit(".", 2)[-2:])


class ScheduledJob(models.Model):
    """When a job was queued last, and when it is next. How it went, the queue says."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    last_run = models.DateTimeField(_("last run"), null=True, blank=True)
    next_run = models.DateTimeField(_("next run"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("scheduled job")
        verbose_name_plural = _("scheduled jobs")

    def __str__(self) -> str:
        return self.name
