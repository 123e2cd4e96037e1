from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import RegisterName

PART = 4096  # records whose bits stand in one row


class BitsField(models.Field[Any, Any]):
    """A bit for each record of a part of a register; only SQL reads and writes it."""

    def db_type(self, connection: Any) -> str:
        return f"bit({PART})"


class CodeBitmap(models.Model):
    """Which records have a code; all have the empty one.

    The record with the primary key N has bit N modulo PART of part N / PART. Triggers
    of the tables of records keep it, so that it holds whoever writes them.
    """

    pk = models.CompositePrimaryKey("register", "code", "part")
    register = models.CharField(
        _("register"), max_length=20, choices=RegisterName, db_collation="C"
    )
    code = models.CharField(_("code"), max_length=80, blank=True, db_collation="C")
    part = models.PositiveIntegerField(_("part"))
    bits = BitsField(_("bits"), editable=False)

    class Meta:
        verbose_name = _("bitmap of a code")
        verbose_name_plural = _("bitmaps of codes")

    def __str__(self) -> str:
        return f"{self.register} {self.code} {self.part}"
