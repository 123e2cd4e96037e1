from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class ExchangeRate(models.Model):
    """US dollars for one unit of a currency on a day, and who says so."""

    currency = models.CharField(_("currency"), max_length=3)
    date = models.DateField(_("date"))
    rate = models.DecimalField(_("US dollars"), max_digits=18, decimal_places=9)
    source = models.TextField(_("source"))

    class Meta:
        ordering = ["currency", "-date"]
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "date"],
                name="exchangerate_one_a_day",
                violation_error_message=_("There is a rate of this day already."),
            ),
            models.CheckConstraint(
                condition=Q(rate__gt=0, currency__regex="^[A-Z]{3}$"),
                name="exchangerate_is_positive_and_of_a_currency",
                violation_error_message=_(
                    "Write the currency as CHF and a rate above zero."
                ),
            ),
        ]

    def __str__(self) -> str:
        day = date_format(self.date, "DATE_FORMAT")
        return f"{self.currency}, {day}: {self.rate}"
