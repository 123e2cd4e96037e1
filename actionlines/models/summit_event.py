from django.db import models
from django.utils.translation import gettext_lazy as _

from actionlines.choices import EventKind, Phase
from actionlines.models.place import Country
from actionlines.models.sourced import Named
from wsis_portal.partial_dates import PartialDateField, ends_after_start


class SummitEvent(Named):
    """A line of the chronology. `note` says where the leaflet was corrected."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    phase = models.CharField(_("phase"), max_length=9, choices=Phase)
    kind = models.CharField(_("kind"), max_length=21, choices=EventKind)
    title = models.CharField(_("title"), max_length=200)
    starts_on = PartialDateField(_("starts on"))
    ends_on = PartialDateField(_("ends on"), blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="summit_events",
        verbose_name=_("country"),
    )

    class Meta:
        ordering = ["starts_on", "slug"]
        verbose_name = _("summit event")
        verbose_name_plural = _("summit events")
        constraints = [
            models.CheckConstraint(
                condition=ends_after_start("starts_on", "ends_on"),
                name="summitevent_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
