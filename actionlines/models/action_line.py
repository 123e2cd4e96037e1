from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actionlines.models.sourced import Named, Sourced
from actionlines.querysets import ActionLineQuerySet


class ActionLine(Named):
    """One of the 19 WSIS action lines: C1 to C11 and the eight sub-lines of C7."""

    code = models.CharField(_("code"), max_length=16, unique=True)
    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sub_lines",
        verbose_name=_("part of"),
    )
    position = models.PositiveSmallIntegerField(_("position"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    short_title = models.CharField(_("short title"), max_length=120)

    objects = ActionLineQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("action line")
        verbose_name_plural = _("action lines")
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^C([1-9]|1[01])(-[A-Z]+)?$"),
                name="actionline_code_is_latin",
                violation_error_message=_("Write the code as C1 or C7-EHEALTH."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.short_title}"

    def get_absolute_url(self) -> str:
        return reverse("actionlines:action-line", args=[self.slug])

    @property
    def label(self) -> str:
        """C7 for C7 and for its sub-lines, whose short title says which."""
        return self.code.partition("-")[0]


class TitleVariant(Sourced):
    """Another wording under which a line is known."""

    action_line = models.ForeignKey(
        ActionLine, models.CASCADE, related_name="variants", verbose_name=_("line")
    )
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        ordering = ["action_line", "title"]
        verbose_name = _("variant of a title")
        verbose_name_plural = _("variants of titles")
        constraints = [
            models.UniqueConstraint(
                fields=["action_line", "title"],
                name="titlevariant_once",
                violation_error_message=_("This line has this variant already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
