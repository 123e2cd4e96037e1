from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.models.organisation import Organisation


class OrganisationMerger(models.Model):
    """An organisation that was recorded twice: its reference leads to the one that
    stayed. uniting/ writes it, once.
    """

    reference = models.CharField(_("reference"), max_length=16, unique=True)
    name = models.CharField(_("name"), max_length=200)
    into = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="absorbed",
        verbose_name=_("merged into"),
    )
    was = models.JSONField(_("what it said"), default=dict)
    """By the names of the API."""
    moved = models.JSONField(_("what went over"), default=dict)
    """How many, by the words of uniting.outlook."""
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("merged by"),
    )
    merged_at = models.DateTimeField(_("merged at"), default=timezone.now)

    class Meta:
        ordering = ["-merged_at", "-pk"]
        verbose_name = _("merger of organisations")
        verbose_name_plural = _("mergers of organisations")

    def __str__(self) -> str:
        return f"{self.reference}: {self.into}"
