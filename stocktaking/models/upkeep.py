"""What was sent to keep records true, so that nothing is sent twice."""

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Occasion
from stocktaking.models.submission import Submission
from wsis_portal.constraints import known


class Reminder(models.Model):
    """A line in a letter to a person: that a record is to be confirmed."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reminders",
        verbose_name=_("person"),
    )
    reference = models.CharField(_("reference"), max_length=16)
    vouched_on = models.DateField(_("vouched for on"))
    """As it was then: who confirms the record starts a new count."""
    occasion = models.CharField(_("last confirmed"), max_length=7, choices=Occasion)
    sent_on = models.DateField(_("sent on"), default=timezone.localdate)

    class Meta:
        ordering = ["person", "sent_on", "reference"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            known("occasion", Occasion.values),
            models.UniqueConstraint(
                fields=["person", "reference", "vouched_on", "occasion"],
                name="reminder_once",
                violation_error_message=_("This reminder was sent already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_occasion_display()}"


class NoReminders(models.Model):
    """A person who wants none."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="no_reminders",
        verbose_name=_("person"),
    )
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("person without reminders")
        verbose_name_plural = _("people without reminders")

    def __str__(self) -> str:
        return str(self.person)


class DraftNotice(models.Model):
    """An old draft whose people were told that it will be deleted."""

    TIME: ClassVar[timedelta] = timedelta(days=30)
    """From the announcement until then."""
    LOST: ClassVar[timedelta] = timedelta(days=2)
    """After which a letter that has not gone is given up, and another one written."""

    submission = models.OneToOneField(
        Submission,
        models.CASCADE,
        related_name="notice",
        verbose_name=_("draft"),
    )
    queued_at = models.DateTimeField(_("queued at"), default=timezone.now)
    announced_at = models.DateTimeField(_("announced at"), null=True)
    """When a letter went to one of its people, or there was nobody to write to."""

    class Meta:
        ordering = ["queued_at", "pk"]
        verbose_name = _("notice about an old draft")
        verbose_name_plural = _("notices about old drafts")

    def __str__(self) -> str:
        day = date_format(timezone.localtime(self.queued_at), "DATE_FORMAT")
        return f"{self.submission_id}: {day}"

    @property
    def deletes_on(self) -> date:
        """As a letter of today says it, or the first letter said it."""
        return timezone.localdate((self.announced_at or timezone.now()) + self.TIME)
