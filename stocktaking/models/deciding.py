"""One decision about many submissions, and what became of each of them."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import TOGETHER, Outcome, Reason
from stocktaking.models.event import SubmissionEvent
from stocktaking.models.submission import Submission
from stocktaking.models.upload import Upload
from stocktaking.querysets import BulkRowQuerySet
from wsis_portal.constraints import known


class BulkDecision(models.Model):
    """What one person decides about many. deciding/ begins it and owns its rows."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="bulk_decisions",
        verbose_name=_("person"),
    )
    action = models.CharField(
        _("step"),
        max_length=15,
        choices=[(step.value, step.label) for step in TOGETHER],
    )
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    words = models.TextField(_("words"), blank=True)
    """Until it is done: then they stand in the notes of the events, and only there."""
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who takes it over"),
    )
    upload = models.ForeignKey(
        Upload,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("file that it is about"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    begun_at = models.DateTimeField(_("begun at"), null=True)
    done_at = models.DateTimeField(_("done at"), null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("decision about many")
        verbose_name_plural = _("decisions about many")
        constraints = [known("action", [step.value for step in TOGETHER])]

    def __str__(self) -> str:
        return str(self.get_action_display())

    def get_absolute_url(self) -> str:
        return reverse("admin:stocktaking_submission_together", args=[self.pk])

    @property
    def reason_in_words(self) -> str:
        return str(Reason(self.reason).label) if self.reason else ""

    @property
    def is_at_work(self) -> bool:
        return self.begun_at is not None and self.done_at is None


class BulkDecisionRow(models.Model):
    """A submission of it, as it was when it was chosen, and what became of it."""

    decision = models.ForeignKey(BulkDecision, models.CASCADE, related_name="rows")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="+")
    document_version = models.PositiveIntegerField()
    outcome = models.CharField(
        _("outcome"), max_length=7, choices=Outcome, default=Outcome.WAITING, blank=True
    )
    problems = models.JSONField(default=dict)
    """Why not, by field of the document: code and parameters of each problem."""
    event = models.ForeignKey(
        SubmissionEvent, models.PROTECT, null=True, related_name="+"
    )

    objects = BulkRowQuerySet.as_manager()

    class Meta:
        ordering = ["decision", "pk"]
        constraints = [
            known("outcome", Outcome.values),
            models.UniqueConstraint(
                fields=["decision", "submission"], name="bulkdecisionrow_once"
            ),
        ]
        indexes = [
            models.Index(fields=["decision", "outcome"], name="bulkdecisionrow_outcome")
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}:{self.submission_id}"
