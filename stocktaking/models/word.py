from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class KnownWord(models.Model):
    """A word of public titles and names: what a misspelt one may have meant.

    Triggers of the texts write it, so that it goes with the last text that has it.
    """

    word = models.CharField(_("word"), max_length=40, primary_key=True)
    folded = models.CharField(_("without accents"), max_length=80)
    texts = models.PositiveIntegerField(_("texts"))

    class Meta:
        ordering = ["word"]
        verbose_name = _("known word")
        verbose_name_plural = _("known words")
        indexes = [
            GinIndex(
                name="knownword_trigrams",
                fields=["folded"],
                opclasses=["gin_trgm_ops"],
            )
        ]

    def __str__(self) -> str:
        return self.word
