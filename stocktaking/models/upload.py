"""Files of many records, row by row, and the numbers that their senders give."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import AT_WORK, RegisterName, UploadState, Verdict
from stocktaking.models.organisation import Organisation
from stocktaking.models.submission import Submission
from stocktaking.querysets import UploadQuerySet, UploadRowQuerySet
from wsis_portal.constraints import known


class Upload(models.Model):
    """One file that somebody has sent. bulk/ owns its state."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="uploads",
        verbose_name=_("sent by"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="uploads",
        verbose_name=_("for the organisation"),
    )
    register = models.CharField(
        _("register"),
        max_length=20,
        choices=RegisterName,
        default=RegisterName.PROJECT,
    )
    name = models.CharField(_("name of the file"), max_length=200)
    size = models.PositiveIntegerField(_("bytes"))
    language = models.CharField(max_length=7, choices=settings.LANGUAGES)
    """Of the page that it was sent from: what is stored in words is in it."""
    state = models.CharField(
        _("state"), max_length=9, choices=UploadState, default=UploadState.RECEIVED
    )
    table = models.JSONField(default=dict, editable=False)
    """How its rows are to be understood: the header and its row, the format."""
    refusal = models.JSONField(default=list, editable=False)
    """Why no row could be read: place, code and parameters of each problem."""
    total = models.PositiveIntegerField(_("rows"), default=0)
    counts = models.JSONField(default=dict, editable=False)
    """Rows by verdict when the last work was done: the rows themselves go after a time.
    """
    terms = models.CharField(_("terms accepted"), max_length=20, blank=True)
    created_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            known("register", RegisterName.values),
            known("state", UploadState.values),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("stocktaking:upload", args=[self.pk])

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK


class UploadPart(models.Model):
    """A piece of the file as it came, until it is read."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        ordering = ["upload", "number"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="uploadpart_once")
        ]

    def __str__(self) -> str:
        return f"{self.upload_id}:{self.number}"


class UploadRow(models.Model):
    """A row of the file: what stands in it, what it means, what became of it."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(default=list)
    own_number = models.CharField(max_length=200, blank=True)
    """As it stands in the column of the identifier, to find it twice in a file."""
    title = models.CharField(_("title"), max_length=250, blank=True)
    stakeholder = models.CharField(max_length=250, blank=True)
    countries = models.JSONField(default=list)
    verdict = models.CharField(
        max_length=9, choices=Verdict, default=Verdict.UNREAD, blank=True
    )
    problems = models.JSONField(default=dict)
    """By the key of a column: code and parameters of each."""
    twins = models.JSONField(default=list)
    """What may be the same: references, numbers of rows, own submissions."""
    is_wanted = models.BooleanField(default=False)
    """Whether it is to be handed in although it may be there already."""
    reference = models.CharField(max_length=16, blank=True)
    """Of the record that it is about, where there is one."""
    submission = models.ForeignKey(
        Submission, models.SET_NULL, null=True, related_name="+"
    )
    base_revision = models.PositiveIntegerField(null=True)
    """Of the record that is to be changed: the one that the row was judged by."""
    document_version = models.PositiveIntegerField(null=True)
    """Of the submission that is gone on with: likewise."""

    objects = UploadRowQuerySet.as_manager()

    class Meta:
        ordering = ["upload", "number"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "number"], name="uploadrow_once"),
            known("verdict", Verdict.values),
        ]
        indexes = [
            models.Index(fields=["upload", "verdict"], name="uploadrow_verdict"),
            models.Index(fields=["upload", "own_number"], name="uploadrow_own_number"),
        ]

    def __str__(self) -> str:
        return f"{self.upload_id}:{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("stocktaking:upload-row", args=[self.upload_id, self.number])

    @property
    def is_doubtful(self) -> bool:
        return bool(self.twins) and not self.is_wanted


class OwnNumber(models.Model):
    """By which number a person, or the members of an organisation, know a record.

    Nobody else is shown it: two organisations may both have a row 1.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="own_numbers"
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="own_numbers"
    )
    register = models.CharField(max_length=20, choices=RegisterName)
    value = models.CharField(max_length=200)
    submission = models.ForeignKey(
        Submission, models.CASCADE, related_name="own_numbers"
    )
    """The last one that was handed in under it."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            known("register", RegisterName.values),
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(organisation=None),
                name="ownnumber_is_of_one",
            ),
            models.UniqueConstraint(
                fields=["person", "register", "value"], name="ownnumber_of_person_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "register", "value"],
                name="ownnumber_of_organisation_once",
            ),
        ]

    def __str__(self) -> str:
        return self.value
