from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from stocktaking import registers
from stocktaking.choices import SAID, Action, Kind, Reason, State
from stocktaking.models.submission import Submission, words_of
from stocktaking.querysets import EventQuerySet
from stocktaking.querysets.decisions import DECISIONS
from wsis_portal.constraints import known


class SubmissionEvent(models.Model):
    """One step, without words or names. The database refuses UPDATE and DELETE."""

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="events")
    action = models.CharField(_("action"), max_length=15, choices=Action)
    before = models.CharField(_("from"), max_length=10, choices=State)
    after = models.CharField(_("to"), max_length=10, choices=State)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    at = models.DateTimeField(_("at"))
    digest = models.CharField(_("digest of the note"), max_length=64)
    previous = models.CharField(_("hash of the event before"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(
                name="event_decisions",
                fields=["number"],
                include=["submission", "action", "reason", "at"],
                condition=models.Q(action__in=[action.value for action in DECISIONS]),
            ),
        ]
        constraints = [
            known("action", Action.values),
            known("before", State.values),
            known("after", State.values),
            known("reason", Reason.values, blank=True),
        ]
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        return f"{self.action}: {self.before} > {self.after}"

    @property
    def happened(self) -> str:
        """Where it led, or what was said on the way."""
        if said := SAID.get(Action(self.action)):
            return str(said)
        return words_of(State(self.after), Kind(self.submission.kind))

    @property
    def words(self) -> str:
        """What was said; nothing once the note is erased."""
        note = getattr(self, "note", None)
        return note.words if note else ""

    @property
    def comments(self) -> dict[str, str]:
        """Words on single fields of the document, by its name."""
        note = getattr(self, "note", None)
        return note.comments if note else {}

    @property
    def on_fields(self) -> list[tuple[str, str]]:
        """The same under the labels that people read; asks for the submission."""
        return registers.get(self.submission.register).labelled(self.comments)


class EventNote(models.Model):
    """Who took a step and what was said. May be erased; the chain still verifies."""

    event = models.OneToOneField(SubmissionEvent, models.PROTECT, related_name="note")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    words = models.TextField(_("words"), blank=True)
    comments = models.JSONField(_("comments on fields"), default=dict)
    salt = models.CharField(max_length=32, editable=False)

    class Meta:
        ordering = ["event"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return self.words
