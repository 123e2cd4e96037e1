from django.db import models
from django.utils.translation import gettext_lazy as _

from actionlines.choices import Listing, Role, Seat
from actionlines.models.action_line import ActionLine
from actionlines.models.sourced import Named, Sourced
from wsis_portal.partial_dates import PartialDateField, ends_after_start, in_words

ENDS_BEFORE_START = _("The end is before the start.")


class Agency(Named):
    """A body of the UN family. What its members moderate, a ModerationGrant says."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    acronym = models.CharField(_("acronym"), max_length=30)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["code"]
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self) -> str:
        return self.acronym


class Facilitation(Sourced):
    """History: which agency did what for which action line, and who says so.

    It gives no right; stocktaking.ModerationGrant does. Dates are as exact as the
    source; an empty start means "listed then, since when is not recorded".
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="facilitations")
    action_line = models.ForeignKey(
        ActionLine, models.CASCADE, related_name="facilitations"
    )
    role = models.CharField(_("role"), max_length=14, choices=Role)
    listing = models.CharField(_("list"), max_length=20, choices=Listing)
    valid_from = PartialDateField(_("valid from"), blank=True)
    valid_to = PartialDateField(_("valid to"), blank=True)

    class Meta:
        ordering = ["action_line", "valid_from", "agency", "pk"]
        verbose_name = _("facilitation")
        verbose_name_plural = _("facilitations")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "action_line", "role", "listing", "valid_from"],
                name="facilitation_once",
                violation_error_message=_("This facilitation is recorded already."),
            ),
            models.CheckConstraint(
                condition=ends_after_start("valid_from", "valid_to"),
                name="facilitation_ends_after_start",
                violation_error_message=ENDS_BEFORE_START,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.role} {self.action_line}"


class UngisTerm(Sourced):
    """Who sat in the chair of the UN Group on the Information Society, and when."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="ungis_terms")
    seat = models.CharField(_("seat"), max_length=10, choices=Seat)
    valid_from = PartialDateField(_("valid from"), blank=True)
    valid_to = PartialDateField(_("valid to"), blank=True)

    class Meta:
        ordering = ["valid_from", "seat", "agency"]
        verbose_name = _("UNGIS term")
        verbose_name_plural = _("UNGIS terms")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "seat", "valid_from"],
                name="ungisterm_once",
                violation_error_message=_("This term is recorded already."),
            ),
            models.CheckConstraint(
                condition=ends_after_start("valid_from", "valid_to"),
                name="ungisterm_ends_after_start",
                violation_error_message=ENDS_BEFORE_START,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.get_seat_display()}, {in_words(self.valid_from)}"
