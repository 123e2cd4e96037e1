from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from actionlines.models.action_line import ActionLine
from actionlines.models.sourced import Named, Sourced


class Sdg(Named):
    """One of the 17 Sustainable Development Goals."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        ordering = ["number"]
        verbose_name = _("Sustainable Development Goal")
        verbose_name_plural = _("Sustainable Development Goals")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=17),
                name="sdg_is_one_of_seventeen",
                violation_error_message=_("Goals are numbered from 1 to 17."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class SdgTarget(models.Model):
    """A target of a goal, such as 9.c, by its code alone."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    sdg = models.ForeignKey(Sdg, models.CASCADE, related_name="targets")

    class Meta:
        ordering = ["sdg", "code"]
        verbose_name = _("target of a goal")
        verbose_name_plural = _("targets of goals")

    def __str__(self) -> str:
        return self.code


class SdgLink(Sourced):
    """A cell of the matrix: this action line serves this goal, by these targets."""

    action_line = models.ForeignKey(
        ActionLine, models.CASCADE, related_name="sdg_links"
    )
    sdg = models.ForeignKey(Sdg, models.CASCADE, related_name="links")
    targets = models.ManyToManyField(SdgTarget, related_name="links", blank=True)

    class Meta:
        ordering = ["action_line", "sdg"]
        verbose_name = _("link of an action line to a goal")
        verbose_name_plural = _("links of action lines to goals")
        constraints = [
            models.UniqueConstraint(
                fields=["action_line", "sdg"],
                name="sdglink_once",
                violation_error_message=_("This line and goal are linked already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_line} > {self.sdg}"
