from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.querysets import AppointmentQuerySet

ENDS_BEFORE_START = _("The end is before the start.")
ONCE = _("This appointment is there already, from the same day on.")
DAY = timedelta(days=1)


class Appointment(models.Model):
    """A right that the secretariat gives for a time. Who gave it, and who ended it, is
    on record. One that was ended on its first day ends on the day before.
    """

    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("appointed by"),
    )
    appointed_at = models.DateTimeField(
        _("appointed at"), null=True, default=timezone.now, editable=False
    )
    """Not recorded of the first ones."""
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )
    """Who wrote the day on which it ends, if there is one."""
    ended_at = models.DateTimeField(
        _("ended at"), null=True, blank=True, editable=False
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from") - DAY),
                name="%(class)s_ends_after_start",
                violation_error_message=ENDS_BEFORE_START,
            ),
        ]

    def clean(self) -> None:
        """A form that shows the start alone leaves the constraint out."""
        start: date | None = self.valid_from  # none where it was mistyped
        if start and self.valid_to and self.valid_to < start - DAY:
            raise ValidationError({"valid_to": ENDS_BEFORE_START})


class ModerationGrant(Appointment):
    """The right of an agency's members to moderate an action line.

    An administrative fact. Who facilitates, in history, is actionlines.Facilitation.
    """

    agency = models.ForeignKey(
        "actionlines.Agency",
        models.CASCADE,
        related_name="moderation_grants",
        verbose_name=_("agency"),
    )
    action_line = models.ForeignKey(
        "actionlines.ActionLine",
        models.CASCADE,
        related_name="moderation_grants",
        verbose_name=_("action line"),
    )

    class Meta(Appointment.Meta):
        ordering = ["action_line", "valid_from", "pk"]
        verbose_name = _("moderation grant")
        verbose_name_plural = _("moderation grants")
        constraints = [
            *Appointment.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "action_line", "valid_from"],
                name="moderationgrant_once_a_day",
                violation_error_message=ONCE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.action_line}"

    def clean(self) -> None:
        """What sits on the family of lines itself is for the secretariat."""
        super().clean()
        if self.action_line_id and self.action_line.sub_lines.exists():
            raise ValidationError(
                {"action_line": _("Grant its sub-lines; C7 itself stays with us.")}
            )


class AgencyMember(Appointment):
    """A person who moderates for an agency."""

    agency = models.ForeignKey(
        "actionlines.Agency",
        models.CASCADE,
        related_name="members",
        verbose_name=_("agency"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="agency_members",
        verbose_name=_("person"),
    )

    class Meta(Appointment.Meta):
        ordering = ["agency", "valid_from", "pk"]
        verbose_name = _("member of an agency")
        verbose_name_plural = _("members of agencies")
        constraints = [
            *Appointment.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "user", "valid_from"],
                name="agencymember_once_a_day",
                violation_error_message=ONCE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.user}"


class FocalPoint(Appointment):
    """A person who speaks for a country: reads what comes from there while it waits,
    writes to its thread, and endorses it.
    """

    country = models.ForeignKey(
        "actionlines.Country",
        models.CASCADE,
        related_name="focal_points",
        verbose_name=_("country"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="focal_points",
        verbose_name=_("person"),
    )

    class Meta(Appointment.Meta):
        ordering = ["country", "valid_from", "pk"]
        verbose_name = _("national focal point")
        verbose_name_plural = _("national focal points")
        constraints = [
            *Appointment.Meta.constraints,
            models.UniqueConstraint(
                fields=["country", "user", "valid_from"],
                name="focalpoint_once_a_day",
                violation_error_message=ONCE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.user}"
