from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.models.revision import Revision


class Published(models.Model):
    """What a register holds. A row is public; publishing.py alone writes it."""

    reference = models.CharField(_("reference"), max_length=16, unique=True)
    revision = models.OneToOneField(
        Revision,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("revision"),
    )
    """What it says today, as a document."""
    published_at = models.DateTimeField(_("published at"), default=timezone.now)
    updated_at = models.DateTimeField(_("updated at"), default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference
