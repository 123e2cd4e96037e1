from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import RegisterName, ReportState
from wsis_portal.constraints import known
from wsis_portal.public_pages import LONGEST, PublicPage


class ErrorReport(models.Model):
    """What somebody says is wrong in a public record, or on another public page; for
    the secretariat alone.
    """

    register = models.CharField(
        _("register"), max_length=20, choices=RegisterName, blank=True
    )
    reference = models.CharField(_("reference"), max_length=16, blank=True)
    page = models.CharField(_("page"), max_length=LONGEST, blank=True)
    """Its path in English: /countries/sn/."""
    words = models.TextField(_("what is wrong"))
    email = models.EmailField(_("e-mail address"), blank=True)
    """Where an answer is wanted; emptied once it has gone there."""
    language = models.CharField(_("language"), max_length=10)
    """Of the page on which it was written: the answer is in it, too."""
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="error_reports",
        verbose_name=_("reported by"),
        null=True,
    )
    at = models.DateTimeField(_("reported at"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=7, choices=ReportState, default=ReportState.OPEN
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="+",
        verbose_name=_("settled by"),
        null=True,
    )
    settled_at = models.DateTimeField(_("settled at"), null=True)
    outcome = models.TextField(_("what was done"), blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        constraints = [
            known("register", RegisterName.values, blank=True),
            known("state", ReportState.values),
            models.CheckConstraint(
                condition=~Q(register="") & ~Q(reference="") & Q(page="")
                | Q(register="", reference="", page__startswith="/"),
                name="errorreport_about_one_thing",
                violation_error_message=_("It is about a record or about a page."),
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.OPEN.value, settled_at=None, outcome="")
                | Q(state=ReportState.SETTLED.value, settled_at__isnull=False),
                name="errorreport_settled_once",
                violation_error_message=_("What is settled says when."),
            ),
        ]
        indexes = [models.Index(fields=["state", "at"], name="errorreport_queue")]

    def __str__(self) -> str:
        return self.reference or self.page

    @property
    def page_url(self) -> str:
        """Of the page, in the language in which it was read."""
        return PublicPage(self.page).path_in(self.language)
