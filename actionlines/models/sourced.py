from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Sourced(models.Model):
    """A fact: who says so, looked up when, and whether a text confirmed it.

    Readers see the mark of what is not verified.
    """

    source = models.TextField(_("source"))
    as_of = models.DateField(_("looked up on"))
    verified = models.BooleanField(_("verified"), default=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True


class Named(Sourced):
    """A fact with words in six languages; some of them no official text confirms."""

    unverified_languages = ArrayField(
        models.CharField(max_length=10, choices=settings.LANGUAGES),
        verbose_name=_("languages whose wording is not verified"),
        default=list,
        blank=True,
    )

    class Meta(Sourced.Meta):
        abstract = True

    @property
    def words_verified(self) -> bool:
        """Whether an official text has the words of the active language."""
        return get_language() not in self.unverified_languages
