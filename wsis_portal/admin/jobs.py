"""Jobs, as the worker left them: what went wrong is shown, and tried again."""

import django_tasks_db.admin  # noqa: F401  (registers what is replaced here)
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from wsis_portal.admin.kinds import ViewOnlyAdmin
from wsis_portal.jobs.again import retry_failed
from wsis_portal.models import Job, ScheduledJob

RETRY = "wsis_portal.change_job"

admin.site.unregister(DBTaskResult)


@admin.register(Job)
class JobAdmin(ViewOnlyAdmin[Job]):
    list_display = ["job", "status", "enqueued_at", "finished_at", "attempts", "error"]
    list_display_links = ["job"]
    list_filter = ["status", "queue_name"]
    search_fields = ["task_path", "exception_class_path"]
    search_help_text = _("A part of the name of the job, or of the error")
    date_hierarchy = "enqueued_at"
    ordering = ["-enqueued_at"]
    actions = ["try_again"]
    fields = (
        ("job", "status", "attempts"),
        ("enqueued_at", "run_after"),
        ("started_at", "finished_at"),
        "values",
        "error",
        "lines",
    )
    readonly_fields = ["job", "attempts", "values", "error", "lines"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        return super().get_queryset(request).defer("return_value")

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RETRY)

    @admin.action(description=_("Try again"), permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Those that were given up; what waits or is done stays as it is."""
        again = retry_failed(queryset.values_list("pk", flat=True))
        text = ngettext(
            "%(n)d job is tried again.", "%(n)d jobs are tried again.", again
        )
        self.message_user(request, text % {"n": again}, messages.SUCCESS)

    @admin.display(description=_("job"), ordering="task_path")
    def job(self, row: Job) -> str:
        return str(row)

    @admin.display(description=_("attempts"))
    def attempts(self, row: Job) -> int:
        return len(row.worker_ids)

    @admin.display(description=_("error"), ordering="exception_class_path")
    def error(self, row: Job) -> str:
        return row.exception_class_path.rpartition(".")[2] or "-"

    @admin.display(description=_("values"))
    def values(self, row: Job) -> str:
        """Keys of rows, and no words."""
        return ", ".join(map(str, row.args_kwargs.get("args", ()))) or "-"

    @admin.display(description=_("where it went wrong"))
    def lines(self, row: Job) -> str:
        if not row.traceback:
            return "-"
        return format_html('<pre class="traceback">{}</pre>', row.traceback)


@admin.register(ScheduledJob)
class ScheduledJobAdmin(ViewOnlyAdmin[ScheduledJob]):
    list_display = ["name", "last_run", "next_run"]
    list_filter = ["last_run", "next_run"]
    search_fields = ["name"]
    ordering = ["name"]
