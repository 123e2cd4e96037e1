from collections.abc import Sequence
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.models.submission import Submission
from stocktaking.models.tombstone import Tombstone
from stocktaking.querysets import RevisionQuerySet


class Revision(models.Model):
    """What a public record said, each time that it was published. Public words only."""

    reference = models.CharField(_("reference"), max_length=16)
    number = models.PositiveIntegerField(_("number"))
    public = models.JSONField(_("public part"))
    submission = models.OneToOneField(
        Submission, models.PROTECT, related_name="revision"
    )
    created_at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    row: Any = None
    """The public row, where upkeep.with_rows() has looked for it."""
    act: Submission | None = None
    """The act after publication by which it came, where with_acts() looked for it."""
    taken_down: Sequence[Submission] = ()
    """Those by which it was, newest first; where with_acts() looked for them."""

    class Meta:
        ordering = ["reference", "number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(
                fields=["reference", "number"],
                name="revision_number_once",
                violation_error_message=_("There is a revision of this number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} v{self.number}"

    @property
    def title(self) -> str:
        """The original's."""
        texts = self.public.get("texts") or [{}]
        return str(texts[0].get("title") or self.reference)

    @property
    def record_url(self) -> str:
        """The page of its record; of what that is about, where it has none."""
        register = registers.get(self.submission.register)
        if register.page:
            return reverse(register.page, args=[self.reference])
        about = registers.of(registers.told_of(register))
        page = reverse(about.page, args=[self.public[register.about]])
        return f"{page}#{self.reference}"

    def is_withdrawn(self) -> bool:
        return Tombstone.objects.filter(reference=self.reference).exists()
