from django.db import models
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Cause
from stocktaking.models.submission import Submission
from wsis_portal.constraints import known


class Proposal(models.Model):
    """What a withdrawal, a restoration or a merger says beside its document.

    `reason` and `words` are for the public, once it is decided.
    """

    submission = models.OneToOneField(
        Submission, models.CASCADE, related_name="proposal"
    )
    reason = models.CharField(_("reason"), max_length=20, choices=Cause, blank=True)
    words = models.TextField(_("words for the public"), blank=True)
    absorbs = models.CharField(
        _("record that becomes part of it"), max_length=16, blank=True
    )
    revision = models.PositiveIntegerField(_("revision"), null=True)
    """Of the record that is absorbed, as it was read; or the one that comes back."""

    class Meta:
        ordering = ["submission"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [known("reason", Cause.values, blank=True)]

    def __str__(self) -> str:
        return str(self.submission)
