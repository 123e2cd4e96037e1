from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actionlines.choices import Qualifier, Verdict
from actionlines.models.place import Country, Region
from actionlines.models.sourced import Named, Sourced


class Target(Named):
    """One of the ten connectivity targets of the Geneva Plan of Action, a to j."""

    letter = models.CharField(_("letter"), max_length=1, unique=True)
    number = models.PositiveSmallIntegerField(_("number in the review"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    wording_2003 = models.TextField(_("wording of 2003"))
    wording_review = models.TextField(_("wording of the 2014 review"))
    change = models.TextField(_("what the review changed"), blank=True)
    outcome = models.TextField(_("published outcome"), blank=True)
    verdict = models.CharField(_("verdict"), max_length=14, choices=Verdict, blank=True)

    class Meta:
        ordering = ["letter"]
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.CheckConstraint(
                condition=Q(letter__regex="^[a-j]$", number__gte=1, number__lte=10),
                name="target_is_one_of_ten",
                violation_error_message=_("Targets are a to j, numbered 1 to 10."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter} \u2013 {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("actionlines:target", args=[self.letter])


class Indicator(Sourced):
    """What is counted for a target, and in which unit."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="indicators")
    code = models.CharField(_("code"), max_length=6, unique=True)
    title = models.CharField(_("title"), max_length=200)
    unit = models.CharField(_("unit"), max_length=80)

    class Meta:
        ordering = ["target", "code"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Observation(Sourced):
    """A value of an indicator, in a place and a year, in the words of the source.

    Without country and region it is of the world.
    """

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="observations"
    )
    country = models.ForeignKey(
        Country, models.CASCADE, null=True, blank=True, related_name="observations"
    )
    region = models.ForeignKey(
        Region, models.CASCADE, null=True, blank=True, related_name="observations"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    qualifier = models.CharField(
        _("qualifier"), max_length=9, choices=Qualifier, default=Qualifier.EXACT
    )
    unit = models.CharField(_("unit"), max_length=80)
    words = models.TextField(_("words of the source"), blank=True)

    class Meta:
        ordering = ["indicator", "year", "pk"]
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [
            models.CheckConstraint(
                condition=Q(country=None) | Q(region=None),
                name="observation_in_one_place",
                violation_error_message=_("Name a country or a region, not both."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "country", "region", "year", "source"],
                nulls_distinct=False,
                name="observation_once_a_source",
                violation_error_message=_("This source has a value there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.year}: {self.value}"
