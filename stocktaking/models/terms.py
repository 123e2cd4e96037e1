from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TermsAcceptance(models.Model):
    """Which version of the terms a person accepted, and when."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="accepted_terms",
        verbose_name=_("person"),
    )
    version = models.CharField(_("terms accepted"), max_length=20)
    accepted_at = models.DateTimeField(_("accepted at"), default=timezone.now)

    class Meta:
        ordering = ["user", "accepted_at", "pk"]
        verbose_name = _("acceptance of the terms")
        verbose_name_plural = _("acceptances of the terms")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "version"],
                name="termsacceptance_once",
                violation_error_message=_("This version is accepted already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.version}"
