from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldenbook.choices import Fulfilment, Timescale
from goldenbook.querysets import CommitmentQuerySet
from stocktaking.models import (
    Record,
    RecordActionLine,
    RecordIdentifier,
    RecordLink,
    RecordPartner,
    RecordSdg,
    RecordTarget,
    RecordText,
)
from wsis_portal.constraints import currency, known

NO_AMOUNT = Q(amount=None, anticipated_expenditure=None)


class Commitment(Record):
    """One published commitment of the Golden Book.

    Of the Golden Book's dimensions, `activity_type` is the type and `level` the scope.
    """

    CODED = (*Record.CODED, "fulfilment", "timescale")
    FINISHED = frozenset(
        ("fulfilment", value.value)
        for value in (
            *(Fulfilment.COMPLETED, Fulfilment.PARTLY_COMPLETED),
            Fulfilment.ABANDONED,
        )
    )

    timescale = models.CharField(
        _("timescale"), max_length=10, choices=Timescale, blank=True
    )
    amount = models.DecimalField(
        _("amount promised"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    anticipated_expenditure = models.DecimalField(
        _("anticipated expenditure"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("What it is expected to cost in all, by whoever pays."),
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    fulfilment = models.CharField(
        _("fulfilment"), max_length=16, choices=Fulfilment, default=Fulfilment.ANNOUNCED
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            *Record.Meta.constraints,
            known("timescale", Timescale.values, blank=True),
            known("fulfilment", Fulfilment.values),
            currency(),
            models.CheckConstraint(
                condition=NO_AMOUNT & Q(currency="") | ~NO_AMOUNT & ~Q(currency=""),
                name="commitment_amounts_have_a_currency",
                violation_error_message=_("Give the amount with its currency."),
            ),
            models.CheckConstraint(
                condition=(Q(amount=None) | Q(amount__gte=0))
                & (Q(anticipated_expenditure=None) | Q(anticipated_expenditure__gte=0)),
                name="commitment_amounts_are_not_negative",
                violation_error_message=_("An amount is not below zero."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("goldenbook:commitment", args=[self.reference])


class CommitmentText(RecordText):
    record = models.ForeignKey(Commitment, models.CASCADE, related_name="texts")


class CommitmentActionLine(RecordActionLine):
    record = models.ForeignKey(Commitment, models.CASCADE, related_name="action_lines")


class CommitmentTarget(RecordTarget):
    record = models.ForeignKey(Commitment, models.CASCADE, related_name="targets")


class CommitmentSdg(RecordSdg):
    record = models.ForeignKey(Commitment, models.CASCADE, related_name="sdgs")


class CommitmentPartner(RecordPartner):
    record = models.ForeignKey(Commitment, models.CASCADE, related_name="partners")


class CommitmentLink(RecordLink):
    record = models.ForeignKey(Commitment, models.CASCADE, related_name="links")


class CommitmentIdentifier(RecordIdentifier):
    record = models.ForeignKey(Commitment, models.CASCADE, related_name="identifiers")
