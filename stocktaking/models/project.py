from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from stocktaking.choices import Stage
from stocktaking.models.record import Record
from stocktaking.models.rows import (
    RecordActionLine,
    RecordAward,
    RecordIdentifier,
    RecordLink,
    RecordPartner,
    RecordSdg,
    RecordTarget,
)
from stocktaking.models.text import RecordText
from stocktaking.querysets import ProjectQuerySet
from wsis_portal.constraints import currency, known


class Project(Record):
    """One published project, programme, training ... reported to the stocktaking."""

    CODED = (*Record.CODED, "stage")
    FINISHED = frozenset(
        {("stage", Stage.COMPLETED.value), ("stage", Stage.STOPPED.value)}
    )

    stage = models.CharField(_("stage"), max_length=9, choices=Stage, blank=True)
    budget = models.DecimalField(
        _("budget"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            *Record.Meta.constraints,
            known("stage", Stage.values, blank=True),
            currency(),
            models.CheckConstraint(
                condition=Q(budget=None, currency="")
                | Q(budget__gte=0, budget__isnull=False) & ~Q(currency=""),
                name="project_budget_has_a_currency",
                violation_error_message=_("Give the budget with its currency."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("stocktaking:project", args=[self.reference])


class ProjectText(RecordText):
    record = models.ForeignKey(Project, models.CASCADE, related_name="texts")


class ProjectActionLine(RecordActionLine):
    record = models.ForeignKey(Project, models.CASCADE, related_name="action_lines")


class ProjectTarget(RecordTarget):
    record = models.ForeignKey(Project, models.CASCADE, related_name="targets")


class ProjectSdg(RecordSdg):
    record = models.ForeignKey(Project, models.CASCADE, related_name="sdgs")


class ProjectPartner(RecordPartner):
    record = models.ForeignKey(Project, models.CASCADE, related_name="partners")


class ProjectLink(RecordLink):
    record = models.ForeignKey(Project, models.CASCADE, related_name="links")


class ProjectAward(RecordAward):
    record = models.ForeignKey(Project, models.CASCADE, related_name="awards")


class ProjectIdentifier(RecordIdentifier):
    record = models.ForeignKey(Project, models.CASCADE, related_name="identifiers")
