from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stocktaking import formats, registers
from stocktaking.acting import Turn, turn_of
from stocktaking.choices import (
    ACTS,
    DONE,
    EDITABLE,
    WAITING,
    Kind,
    Profile,
    RegisterName,
    State,
)
from stocktaking.querysets import SubmissionQuerySet
from wsis_portal.constraints import known


class Submission(models.Model):
    """One document on its way into a register. the workflow owns its state."""

    register = models.CharField(_("register"), max_length=20, choices=RegisterName)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.NEW)
    profile = models.CharField(
        _("profile"), max_length=8, choices=Profile, default=Profile.NEW
    )
    reference = models.CharField(_("reference"), max_length=16, blank=True)
    base_revision = models.PositiveIntegerField(
        _("revision that it started from"), null=True, blank=True
    )
    document = models.JSONField(_("document"), default=formats.empty)
    document_version = models.PositiveIntegerField(default=1, editable=False)
    writers = models.JSONField(default=dict, editable=False)
    """By the fields of the document: the open form that wrote each of them last, and in
    which of its turns.
    """
    apart_from = ArrayField(
        models.CharField(max_length=16), default=list, editable=False
    )
    """References of records that it looks like and, say its writers, is not."""
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT
    )
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="submissions",
        verbose_name=_("submitter"),
    )
    collaborators = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="shared_submissions",
        blank=True,
        verbose_name=_("collaborators"),
    )
    organisation = models.ForeignKey(
        "stocktaking.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="submissions",
        verbose_name=_("organisation whose members share it"),
    )
    upload = models.ForeignKey(
        "stocktaking.Upload",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="submissions",
        verbose_name=_("file that it came with"),
    )
    shared_with_secretariat = models.BooleanField(
        _("draft shared with the secretariat"), default=False
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("reviewer"),
    )
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    appealed_at = models.DateTimeField(_("appealed at"), null=True, blank=True)
    merged_into = models.CharField(_("merged into"), max_length=16, blank=True)
    terms = models.CharField(_("terms accepted"), max_length=20, blank=True)
    terms_accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["updated_at", "pk"]
        permissions = [("moderate_submission", "Can moderate every submission")]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        indexes = [
            GinIndex(
                name="submission_document",
                fields=["document"],
                opclasses=["jsonb_path_ops"],
            ),
            models.Index(fields=["state", "submitted_at"], name="submission_queue"),
            models.Index(fields=["reference"], name="submission_reference"),
        ]
        constraints = [
            known("register", RegisterName.values),
            known("kind", Kind.values),
            known("profile", Profile.values),
            known("state", State.values),
            models.CheckConstraint(
                condition=~Q(state=State.IN_REVIEW.value) | Q(reviewer__isnull=False),
                name="submission_in_review_has_reviewer",
                violation_error_message=_("What is in review has a reviewer."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED.value) | ~Q(reference=""),
                name="submission_published_has_reference",
                violation_error_message=_("What is published has a reference."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.MERGED.value) | ~Q(merged_into=""),
                name="submission_merged_names_the_record",
                violation_error_message=_("What is merged names the record."),
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.NEW.value, base_revision=None)
                | ~Q(kind=Kind.NEW.value) & ~Q(base_revision=None) & ~Q(reference=""),
                name="submission_all_but_new_have_a_base",
                violation_error_message=_(
                    "A change names its record and the revision that it started from."
                ),
            ),
            models.UniqueConstraint(
                fields=["reference"],
                condition=Q(state__in=[s.value for s in WAITING]) & ~Q(reference=""),
                name="submission_one_waiting_change",
                violation_error_message=_(
                    "Another change of this record is waiting for a decision."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Untitled"))

    def get_absolute_url(self) -> str:
        return reverse("stocktaking:submission", args=[self.pk])

    @property
    def record_url(self) -> str:
        """The page of what it became or was merged into; nothing where none is."""
        reference, page = self.merged_into or self.reference, ""
        if reference:
            page = registers.get(self.register).page
        return reverse(page, args=[reference]) if page else ""

    @property
    def is_act(self) -> bool:
        """Whether it is about what is done to a public record, beside changes."""
        return self.kind in ACTS

    @property
    def state_in_words(self) -> str:
        """Where it is; what was done to the record, once such an act is decided."""
        return words_of(State(self.state), Kind(self.kind))

    @property
    def is_editable(self) -> bool:
        """Whether its authors write in it; what an act says is said once."""
        return self.state in EDITABLE and not self.is_act

    @property
    def turn(self) -> Turn:
        return turn_of(self.state, appealed=self.appealed_at is not None)

    @property
    def title(self) -> str:
        """The original's, as typed so far; a draft may hold anything."""
        texts = self.public.get("texts")
        first = texts[0] if isinstance(texts, list) and texts else {}
        title = first.get("title") if isinstance(first, dict) else ""
        return title if isinstance(title, str) else ""

    @property
    def title_handed_in(self) -> str:
        """For those who review it: what its author writes meanwhile is not theirs. A
        query more, where it was given back and its entry is not selected.
        """
        if self.state == State.RETURNED and hasattr(self, "entry"):
            return str(self.entry.title or _("Untitled"))
        return str(self)

    @property
    def opened(self) -> dict[str, Any]:
        """The document in today's format, however old it is."""
        return formats.upgrade(self.document)

    @property
    def public(self) -> dict[str, Any]:
        """The only part that may reach rows and revisions."""
        public: dict[str, Any] = self.opened["public"]
        return public

    @property
    def private(self) -> dict[str, Any]:
        """Contact and note to the secretariat. It never leaves the submission."""
        private: dict[str, Any] = self.opened.get("private", {})
        return private


def words_of(state: State, kind: Kind) -> str:
    """STATE, as people read it of a submission of that KIND."""
    done = DONE.get(kind) if state == State.PUBLISHED else None
    return str((done or state).label)


class Draft(Submission):
    """A draft as the secretariat sees that it exists: without words, unless shared."""

    class Meta:
        proxy = True
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        if self.shared_with_secretariat:
            return super().__str__()
        return str(self.get_register_display())
