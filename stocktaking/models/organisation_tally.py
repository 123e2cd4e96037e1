from django.db import models
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import RegisterName
from stocktaking.models.organisation import Organisation


class OrganisationTally(models.Model):
    """How many records of a register an organisation has, and since when the newest.

    Triggers of the tables of records keep it, so that it holds whoever writes them.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="tallies"
    )
    register = models.CharField(_("register"), max_length=20, choices=RegisterName)
    records = models.PositiveIntegerField(_("records"))
    newest_at = models.DateTimeField(_("newest record"))

    class Meta:
        ordering = ["organisation", "register"]
        verbose_name = _("tally of an organisation")
        verbose_name_plural = _("tallies of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "register"], name="organisationtally_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.register}: {self.records}"
