"""What was sent to keep records true, and who wants none of it."""

from datetime import date

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from stocktaking.admin.secretariat import SecretariatView
from stocktaking.models import DraftNotice, NoReminders, Reminder


@admin.register(Reminder)
class ReminderAdmin(SecretariatView[Reminder]):
    list_display = ["reference", "person", "occasion", "vouched_on", "sent_on"]
    list_filter = ["occasion"]
    list_select_related = ["person"]
    search_fields = ["reference", "person__email", "person__name"]
    date_hierarchy = "sent_on"
    ordering = ["-sent_on", "reference", "pk"]


@admin.register(NoReminders)
class NoRemindersAdmin(SecretariatView[NoReminders]):
    list_display = ["person", "since"]
    list_filter = ["since"]
    list_select_related = ["person"]
    search_fields = ["person__email", "person__name"]
    date_hierarchy = "since"


@admin.register(DraftNotice)
class DraftNoticeAdmin(SecretariatView[DraftNotice]):
    """Whose draft it is, and when it goes; none of its words."""

    list_display = ["submitter", "register", "queued_at", "announced_at", "deletes"]
    list_filter = ["submission__register"]
    list_select_related = ["submission__submitter"]
    search_fields = ["submission__submitter__email", "submission__submitter__name"]
    date_hierarchy = "queued_at"
    fields = ("submitter", "register", ("queued_at", "announced_at", "deletes"))
    readonly_fields = ["submitter", "register", "deletes"]

    @admin.display(description=_("submitter"))
    def submitter(self, row: DraftNotice) -> str:
        return str(row.submission.submitter)

    @admin.display(description=_("register"))
    def register(self, row: DraftNotice) -> str:
        return row.submission.get_register_display()

    @admin.display(description=_("deleted on"))
    def deletes(self, row: DraftNotice) -> date:
        return row.deletes_on
