from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goldenbook.choices import Fulfilment
from goldenbook.models.commitment import Commitment
from goldenbook.querysets import ProgressReportQuerySet
from stocktaking.models import Published, RecordLink, RecordText
from wsis_portal.constraints import currency, known
from wsis_portal.partial_dates import PartialDateField, ends_after_start


class ProgressReport(Published):
    """What became of a commitment in a period, as its stakeholder reports it."""

    commitment = models.ForeignKey(
        Commitment,
        models.PROTECT,
        related_name="progress_reports",
        verbose_name=_("commitment"),
    )
    starts_on = PartialDateField(_("from"), blank=True)
    ends_on = PartialDateField(_("to"))
    fulfilment = models.CharField(
        _("fulfilment"), max_length=16, choices=Fulfilment, blank=True
    )
    amount_spent = models.DecimalField(
        _("amount spent since the start"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    source = models.TextField(_("source"), blank=True)

    objects = ProgressReportQuerySet.as_manager()

    class Meta:
        ordering = ["commitment", "ends_on", "pk"]
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        constraints = [
            known("fulfilment", Fulfilment.values, blank=True),
            currency(),
            models.CheckConstraint(
                condition=ends_after_start("starts_on", "ends_on"),
                name="progressreport_ends_after_start",
                violation_error_message=_("The end date is before the start date."),
            ),
            models.CheckConstraint(
                condition=Q(amount_spent=None, currency="")
                | Q(amount_spent__gte=0, amount_spent__isnull=False) & ~Q(currency=""),
                name="progressreport_amount_has_a_currency",
                violation_error_message=_("Give the amount with its currency."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"{self.commitment.get_absolute_url()}#{self.reference}"


class ProgressReportText(RecordText):
    obstacles = models.TextField(_("obstacles"), blank=True, default="")
    record = models.ForeignKey(ProgressReport, models.CASCADE, related_name="texts")


class ProgressReportLink(RecordLink):
    record = models.ForeignKey(ProgressReport, models.CASCADE, related_name="links")
