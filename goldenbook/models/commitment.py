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
from wsis_portal.partial_dates import PartialDateField

NO_AMOUNT = Q(amount=None, anticipated_expenditure=None)


class Commitment(Record):
    """One published commitment of the Golden Book.

    Of the Golden Book's dimensions, `activity_type` is the type and `level` the scope.
    """

    CODED = (*Record.CODED, "fulfilment", "timescale")
    FINISHED = frozenset(
        (name, value.value)
        for name in ("fulfilment", "reported_fulfilment")
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

    reported_fulfilment = models.CharField(
        _("fulfilment as last reported"),
        max_length=16,
        choices=Fulfilment,
        blank=True,
        default="",
        editable=False,
        help_text=_("By the progress report whose period ends last."),
    )
    reported_until = PartialDateField(
        _("end of the period reported on"), blank=True, default="", editable=False
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            *Record.Meta.constraints,
            known("timescale", Timescale.values, blank=True),
            known("fulfilment", Fulfilment.values),
            known("reported_fulfilment", Fulfilment.values, blank=True),
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

    @property
    def is_as_reported(self) -> bool:
        """Whether a report says what became of it: else the record itself does."""
        over = ("fulfilment", self.fulfilment) in self.FINISHED
        return bool(self.reported_fulfilment) and not over

    @property
    def derived(self) -> dict[str, str]:
        return {
            "reported_fulfilment": self.reported_fulfilment,
            "reported_until": self.reported_until,
        }

    @property
    def found_as(self) -> dict[str, str]:
        found = self.reported_fulfilment if self.is_as_reported else self.fulfilment
        return {"fulfilment": found}

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
