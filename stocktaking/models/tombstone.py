from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Cause, RegisterName
from stocktaking.models.submission import Submission
from wsis_portal.constraints import known


class Tombstone(models.Model):
    """A record taken down: its address answers 410, or leads to the one that it is part
    of. Harvesters learn of it.

    `identifiers` ("import:prize-2012/...") keep an import from reviving it. All words
    are public.
    """

    reference = models.CharField(_("reference"), max_length=16, unique=True)
    register = models.CharField(_("register"), max_length=20, choices=RegisterName)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Cause, blank=True)
    words = models.TextField(_("in words"), blank=True)
    merged_into = models.CharField(_("merged into"), max_length=16, blank=True)
    submission = models.ForeignKey(
        Submission,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="tombstones",
        verbose_name=_("submission"),
    )
    """By which it was taken down, with what is told about it."""
    identifiers = ArrayField(
        models.CharField(max_length=210), verbose_name=_("identifiers"), default=list
    )
    published_at = models.DateTimeField(default=timezone.now, editable=False)
    vouched_on = models.DateField(null=True, editable=False)
    """Both of the row that was there: no document has them."""

    class Meta:
        ordering = ["-withdrawn_at", "reference"]
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")
        constraints = [known("reason", Cause.values, blank=True)]

    def __str__(self) -> str:
        return self.reference

    def at_the_end(self) -> Tombstone | None:
        """Of what it became part of, however often that was merged in its turn: none
        where it is public.
        """
        stone: Tombstone | None = self
        while stone and stone.merged_into:
            stone = Tombstone.objects.filter(reference=stone.merged_into).first()
        return stone

    def taken_together(self) -> QuerySet[Tombstone]:
        """Of what was told about it, and has gone with it."""
        others = Tombstone.objects.exclude(pk=self.pk).order_by("pk")
        if not self.submission_id:
            return others.none()
        return others.filter(submission=self.submission_id, merged_into="")
