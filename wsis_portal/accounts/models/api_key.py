from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ApiKey(models.Model):
    """By which a program acts for a person. The key itself is kept by nobody here."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="api_keys",
        verbose_name=_("person"),
    )
    name = models.CharField(_("name"), max_length=60)
    prefix = models.CharField(_("beginning"), max_length=13, editable=False)
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_on = models.DateField(_("good until"))
    last_used_on = models.DateField(_("last used on"), null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name"],
                name="apikey_named_once_a_person",
                violation_error_message=_("There is a key of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        """The last day on which it is good has passed."""
        return self.expires_on < timezone.localdate()
