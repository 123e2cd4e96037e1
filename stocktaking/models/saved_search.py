from typing import ClassVar

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import RegisterName
from wsis_portal.constraints import known


class SavedSearch(models.Model):
    """A question that a person asks a catalogue again, and may be told of by mail."""

    MOST: ClassVar[int] = 50
    """Of a person."""
    LONGEST: ClassVar[int] = 2000
    """Letters of a question."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="saved_searches",
        verbose_name=_("person"),
    )
    register = models.CharField(_("register"), max_length=20, choices=RegisterName)
    name = models.CharField(_("name"), max_length=100)
    question = models.TextField(_("question"), max_length=LONGEST, blank=True)
    """As an address has it, without the number of the page."""
    by_mail = models.BooleanField(_("write to me once a week"), default=True)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)
    told_from = models.DateTimeField(_("told from"), default=timezone.now)
    looked_at = models.DateTimeField(_("looked at"), default=timezone.now)
    """The last letter tells what was published between these two."""

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            known("register", RegisterName.values),
            models.UniqueConstraint(
                fields=["person", "name"],
                name="savedsearch_one_of_a_name",
                violation_error_message=_("You have a search of this name."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["looked_at"],
                name="savedsearch_to_be_told",
                condition=models.Q(by_mail=True),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def query(self) -> QueryDict:
        return QueryDict(self.question)
