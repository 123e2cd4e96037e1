"""What stands beside an event of a review."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Leaning
from stocktaking.models.event import SubmissionEvent
from stocktaking.models.submission import Submission
from stocktaking.querysets import EndorsementQuerySet
from wsis_portal.constraints import known


class Correction(models.Model):
    """What a reviewer changed in a document: the fields, before and after."""

    event = models.OneToOneField(
        SubmissionEvent, models.CASCADE, related_name="correction"
    )
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        ordering = ["event"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return str(self.event)


class Opinion(models.Model):
    """What an agency of its action lines thinks; its words are in the event's note."""

    event = models.OneToOneField(
        SubmissionEvent, models.CASCADE, related_name="opinion"
    )
    agency = models.ForeignKey(
        "actionlines.Agency",
        models.PROTECT,
        related_name="+",
        verbose_name=_("agency"),
    )
    leaning = models.CharField(_("leaning"), max_length=15, choices=Leaning)

    class Meta:
        ordering = ["event"]
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        constraints = [known("leaning", Leaning.values)]

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_leaning_display()}"


class Endorsement(models.Model):
    """A country's focal point stands by a record. Public once the record is."""

    event = models.OneToOneField(
        SubmissionEvent, models.CASCADE, related_name="endorsement"
    )
    submission = models.ForeignKey(
        Submission, models.CASCADE, related_name="endorsements"
    )
    country = models.ForeignKey(
        "actionlines.Country",
        models.PROTECT,
        related_name="+",
        verbose_name=_("country"),
    )
    endorsed_at = models.DateTimeField(_("endorsed at"))

    objects = EndorsementQuerySet.as_manager()

    class Meta:
        ordering = ["endorsed_at", "pk"]
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "country"], name="endorsement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.submission}"
