from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """The stocktaking report of a year, by the data of a day. Made once, never changed.

    What it says beyond figures and references is looked up when it is read.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    made_on = models.DateField(_("by the data of"))
    figures = models.JSONField(_("figures"), editable=False)
    digest = models.CharField(_("checksum of the figures"), max_length=64)

    class Meta:
        ordering = ["-year", "-made_on"]
        verbose_name = _("yearly report")
        verbose_name_plural = _("yearly reports")
        constraints = [
            models.UniqueConstraint(
                fields=["year", "made_on"],
                name="report_once_a_day",
                violation_error_message=_("There is a report by the data of that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}, {self.made_on.isoformat()}"

    def get_absolute_url(self) -> str:
        """For good: what is told of the year by the data of that day."""
        return reverse("overview:report", args=[self.year, self.made_on.isoformat()])

    @property
    def pdf_url(self) -> str:
        return reverse(
            "overview:report-pdf", args=[self.year, self.made_on.isoformat()]
        )

    @property
    def figures_url(self) -> str:
        args = [self.year, self.made_on.isoformat()]
        return reverse("overview:report-figures", args=args)
